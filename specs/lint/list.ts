import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseFragment } from '@clientele/openapi';
import { getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';
import { toDos } from './count.ts';
import type { Linted } from './lint-contracts.ts';
import type { Operation } from './operations.ts';
import { isIn, type Place, reach, targetOf, valueAt } from './places.ts';
import { printable } from './printable.ts';

/** What is to do in a contract: operation by operation, then in what they share. */
export function listAll(root: string, linted: Linted, operations: readonly Operation[]): string[] {
  const todos = todosOf(linted);
  const byFile = Map.groupBy(todos, ({ location: [at] }) => at?.source.absoluteRef);
  const rest = new Set(todos);
  const sections = operations.flatMap(({ id, what, own }) => {
    const inside = (byFile.get(own.file) ?? []).filter((todo) => isIn(todo, [own]));
    for (const todo of inside) rest.delete(todo);
    return section(root, `${id}, ${what}`, inside);
  });
  return [...sections, ...section(root, 'What operations share', [...rest])];
}

/** What is to do until an operation is at the level of the house: in it, and in what it reaches. */
export async function listOne(
  root: string,
  linted: Linted,
  { id, what, own, shared }: Operation,
): Promise<string[]> {
  const todos = todosOf(linted);
  const reached = await reach(linted.files, [own, shared]);
  const inside = todos.filter((todo) => isIn(todo, [own]));
  const outside: NormalizedProblem[] = [];
  for (const todo of todos) {
    if (!isIn(todo, [own]) && (isIn(todo, reached) || (await isOf(linted, todo, reached))))
      outside.push(todo);
  }
  if (inside.length + outside.length === 0) {
    return [`${id}, ${what}: no to-dos left, and none in what it reaches.`];
  }
  return [...section(root, `${id}, ${what}`, inside), ...section(root, 'What it reaches', outside)];
}

/** What is wrong with the name of a file is found where it is referred to first. */
async function isOf({ files }: Linted, { location: [at] }: NormalizedProblem, places: readonly Place[]) {
  const names = parseFragment(at?.pointer ?? '');
  if (!at || names.at(-1) !== '$ref') return false;
  const file = at.source.absoluteRef;
  const target = targetOf(files, await valueAt(files, { file, names: names.slice(0, -1) }), file);
  return places.some((place) => place.file === target?.file && isDeepStrictEqual(place.names, target.names));
}

function todosOf({ problems }: Linted): NormalizedProblem[] {
  return problems.filter(({ severity }) => severity === 'warn');
}

/** Under a heading, by file and line. */
function section(root: string, heading: string, todos: readonly NormalizedProblem[]): string[] {
  if (todos.length === 0) return [];
  const lines = todos
    .flatMap(({ location: [at], ruleId, message }) => {
      if (!at) return [];
      const { start } = getLineColLocation(at);
      const file = relative(root, at.source.absoluteRef);
      return [{ ...start, file, text: printable(`${ruleId} ${message.replaceAll(/\s*\n\s*/g, ' ')}`) }];
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.col - b.col : a.file < b.file ? -1 : 1));
  return [
    `# ${heading}: ${toDos(todos.length)}`,
    ...lines.map(({ file, line, col, text }) => `${file}:${line}:${col} ${text}`),
  ];
}
