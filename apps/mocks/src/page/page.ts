/** A file of the page, by its path: `/_mock/page/page.js`. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/** What `/` and `/_mock` show in a browser, and what that loads. */
export async function readPage(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map();
}
