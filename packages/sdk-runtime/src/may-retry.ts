import { namesIn } from './names-in.ts';
import type { Operation } from './operation.ts';

/** Whether the contract lets a request be sent again when nobody knows what became of the first. */
export function mayRetry({ retry }: Operation, body: unknown): boolean {
  // A stream is gone once it has been sent.
  if (!retry || body instanceof ReadableStream) return false;
  const { onlyIf } = retry;
  return !onlyIf || valuesAt(body, onlyIf.pointer).every((value) => onlyIf.in.includes(value));
}

/** The values at a JSON pointer in which `*` stands for every member or item. */
function valuesAt(body: unknown, pointer: string): unknown[] {
  return namesIn(pointer).reduce<unknown[]>(
    (nodes, key) =>
      nodes.flatMap((node) => {
        const members = Object.entries(node ?? {});
        const named = members.filter(([name]) => key === '*' || name === key);
        return key === '*' || named.length > 0 ? named.map(([, value]) => value) : [undefined];
      }),
    [body],
  );
}
