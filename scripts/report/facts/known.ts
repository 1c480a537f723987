import { sep } from 'node:path';

/** What was found out, or in a line why it was not. */
export type Known<T> = { readonly value: T } | { readonly unknown: string };

/**
 * What comes of something that may fail for a reason that the reader of the report has to see. Where the
 * files were that it looked at says nothing to who reads it elsewhere.
 */
export async function attempt<T>(root: string, work: () => T | Promise<T>): Promise<Known<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { unknown: message.replaceAll(root + sep, '') };
  }
}

/** What is known of one of many; in a report nothing is missing without a reason. */
export function pick<T>(found: Known<Readonly<Record<string, T>>>, name: string): Known<T> {
  if (!('value' in found)) return found;
  const value = found.value[name];
  return value === undefined ? { unknown: 'nothing was found out about it' } : { value };
}
