import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ImportError } from '../import-error.ts';

/** The bytes are those of all pages together. */
const most = { bytes: 128 * 1024 * 1024, pages: 1000, seconds: 60 };

export interface Page {
  /** Where it was in the end. */
  readonly url: URL;
  readonly text: string;
}

/** Reads what a URL of a file or a page holds; within limits, since anybody may have written what leads there. */
export class Reader {
  #pages = 0;
  #bytes = 0;

  /** @throws {@link ImportError} */
  async read(url: URL): Promise<Page> {
    if (url.protocol === 'file:') return { url, text: await readFromDisk(url) };
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new ImportError(`${url.href} is not read; expected a file, or a URL with http or https.`);
    this.#pages += 1;
    if (this.#pages > most.pages)
      throw new ImportError(`More than ${most.pages} pages are referred to; bundle the document first.`);
    return await this.#fetch(url);
  }

  async #fetch(url: URL): Promise<Page> {
    try {
      const signal = AbortSignal.timeout(most.seconds * 1000);
      const headers = { accept: 'application/yaml, application/json, */*;q=0.8' };
      const response = await fetch(url, { signal, headers });
      if (!response.ok)
        throw new ImportError(`${url.href} answers ${response.status} ${response.statusText}; expected 200.`);
      return { url: new URL(response.url), text: await this.#textOf(response, url) };
    } catch (cause) {
      if (cause instanceof ImportError) throw cause;
      const why =
        cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
      throw new ImportError(`${url.href} does not answer: ${why}.`, { cause });
    }
  }

  async #textOf({ body }: Response, url: URL): Promise<string> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body ?? []) {
      this.#bytes += chunk.byteLength;
      if (this.#bytes > most.bytes)
        throw new ImportError(`${url.href} is more than what is left of ${most.bytes} bytes for all pages.`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }
}

async function readFromDisk(url: URL): Promise<string> {
  const file = pathOf(url);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : `gives ${code}`;
    throw new ImportError(`${file} ${what}; expected a file, or a URL with http or https.`, { cause });
  }
}

/** Some URLs of files name none, as those with the name of another machine. */
function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new ImportError(
      `${url.href} is not the name of a file; expected a file, or a URL with http or https.`,
      {
        cause,
      },
    );
  }
}
