import { parsePointer } from '@clientele/openapi';
import type { Impact } from '../../src/impact.ts';

/** One row of edits.yaml. */
export interface Edit {
  readonly edit: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly contract: Impact;
  readonly client: Impact;
  readonly server: Impact;
  /** What is said of it as it is saved; nothing of what means nothing. */
  readonly line?: string;
}

const short: readonly (readonly [string, string])[] = [
  ['/B/', '/components/schemas/Boat/'],
  ['/U/', '/components/schemas/BoatUpdate/'],
  ['/P/', '/paths/~1boats~1{boat_id}/patch/'],
];

/** The document with the edit made. */
export function edited(document: unknown, { edit, set = {}, remove = [] }: Edit): unknown {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(set)) change(copy, edit, pointer, value);
  for (const pointer of remove) change(copy, edit, pointer);
  return copy;
}

function change(document: unknown, edit: string, pointer: string, value?: unknown): void {
  const path = short.reduce(
    (text, [from, to]) => (text.startsWith(from) ? to + text.slice(from.length) : text),
    pointer,
  );
  const keys = [...parsePointer(path)];
  const last = keys.pop() ?? '';
  let parent = document;
  for (const key of keys) parent = (parent as Record<string, unknown> | undefined)?.[key];
  if (typeof parent !== 'object' || parent === null || (value === undefined && !(last in parent)))
    throw new Error(`${edit}: ${pointer} is not in boats.yaml.`);
  if (value !== undefined) Object.assign(parent, { [last]: value });
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
}
