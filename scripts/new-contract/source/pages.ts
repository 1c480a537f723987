import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ImportError } from '../import-error.ts';
import { type Page, Reader } from './read.ts';
import { isFile, storedName, storedUrl } from './stored.ts';

/** Reads files and pages; pages where they were stored, if a folder has what came the last time. */
export class Pages {
  readonly #reader = new Reader();
  readonly #stored: string | undefined;

  constructor(stored?: string) {
    this.#stored = stored;
  }

  /** What is stored stands for the page that it was. */
  urlOf(from: string): URL {
    const url = urlOf(from);
    if (this.#stored === undefined || !isFile(url)) return url;
    return storedUrl(relative(this.#stored, fileURLToPath(url))) ?? url;
  }

  /** @throws {@link ImportError} */
  async read(url: URL): Promise<Page> {
    if (this.#stored === undefined || isFile(url)) return await this.#reader.read(url);
    const file = pathToFileURL(join(this.#stored, storedName(url)));
    return { url, text: (await this.#reader.read(file)).text };
  }
}

/**
 * Where the name of a file or a URL leads.
 *
 * @throws {@link ImportError} for a URL that is none
 */
export function urlOf(from: string): URL {
  if (!/^(https?|file):\/\//i.test(from)) return pathToFileURL(resolve(from));
  const url = URL.parse(from);
  if (!url) throw new ImportError(`${from} is no URL; expected a file, or a URL with http or https.`);
  return url;
}
