/** What was found out, or in a line why it was not. */
export type Known<T> = { readonly value: T } | { readonly unknown: string };

/** What comes of something that may fail for a reason that the reader of the report has to see. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<Known<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}
