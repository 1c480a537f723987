import { relative } from 'node:path';
import { getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';
import { toDos } from './count.ts';
import type { Linted } from './lint-contracts.ts';
import type { Operation } from './operations.ts';
import { isIn, reach } from './places.ts';

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
  const outside = todos.filter((todo) => !isIn(todo, [own]) && isIn(todo, reached));
  if (inside.length + outside.length === 0) {
    return [`${id}, ${what}: no to-dos left, and none in what it reaches.`];
  }
  return [...section(root, `${id}, ${what}`, inside), ...section(root, 'What it reaches', outside)];
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
      return [{ ...start, file, text: `${ruleId} ${message.replaceAll(/\s*\n\s*/g, ' ')}` }];
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.col - b.col : a.file < b.file ? -1 : 1));
  return [
    `# ${heading}: ${toDos(todos.length)}`,
    ...lines.map(({ file, line, col, text }) => `${file}:${line}:${col} ${text}`),
  ];
}
