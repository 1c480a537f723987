import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';

/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/**
 * What every file of the page is sent with. What contracts and requests say is a stranger's text: even if
 * it became markup, nothing of it would run or be loaded.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src 'self'`,
    'img-src data:',
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** By the ending of a file's name. What else is there is for the compiler. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Beside this module in `dist/` too. */
const folder = new URL('./browser/', import.meta.url);

/**
 * What `/` and `/_mock` show in a browser, and what that loads, by the path of each:
 * `/_mock/page/main.js`. The document itself is both `/` and `/_mock`.
 *
 * @example
 * ```ts
 * for (const [path, { type, text }] of await readPage()) {
 *   app.get(path, (_request, reply) => reply.headers(pageHeaders).type(type).send(text));
 * }
 * ```
 */
export async function readPage(): Promise<ReadonlyMap<string, PageFile>> {
  const names = (await readdir(folder)).filter((name) => extname(name) in types);
  const files = await Promise.all(
    names.map(async (name): Promise<[string, PageFile][]> => {
      const text = await readFile(new URL(name, folder), 'utf8');
      const file = { type: types[extname(name)] ?? '', text };
      const paths = name === 'index.html' ? ['/', '/_mock'] : [`/_mock/page/${name}`];
      return paths.map((path) => [path, file]);
    }),
  );
  return new Map(files.flat());
}
