import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Files } from '../merge/references.ts';

/** A to-do that stands in a contract as `x-todo`. */
export interface Todo {
  /** `specs/<name>/<file>:<line>` */
  readonly at: string;
  readonly text: string;
}

/** The to-dos of a contract's files, each line of one by itself. */
export function todosIn(name: string, files: Files): Todo[] {
  return [...files].flatMap(([file, text]) => {
    if (!text.includes('x-todo')) return [];
    const found: Todo[] = [];
    const lines = new LineCounter();
    visit(parseDocument(text, { lineCounter: lines }), {
      Pair(_, { key, value }) {
        if (!isScalar(key) || key.value !== 'x-todo' || !isScalar(value)) return;
        const at = `specs/${name}/${file}:${lines.linePos(key.range?.[0] ?? 0).line}`;
        found.push(
          ...String(value.value)
            .split('\n')
            .map((line) => ({ at, text: line })),
        );
      },
    });
    return found;
  });
}
