import { readFile } from 'node:fs/promises';

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

const html = 'text/html; charset=utf-8';
const css = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

/** Under `browser/`, which is beside this module in `dist/` too. */
const files: Readonly<Record<string, string>> = {
  'index.html': html,
  'page.css': css,
  'main.js': script,
};

/**
 * What `/` and `/_mock` show in a browser, and what that loads, by the path of each:
 * `/_mock/page/main.js`. The document itself is both `/` and `/_mock`.
 *
 * @example
 * ```ts
 * for (const [path, { type, text }] of await readPage()) app.get(path, (_request, reply) => reply.headers(pageHeaders).type(type).send(text));
 * ```
 */
export async function readPage(): Promise<ReadonlyMap<string, PageFile>> {
  const read = await Promise.all(
    Object.entries(files).map(async ([name, type]): Promise<[string, PageFile]> => {
      const text = await readFile(new URL(`./browser/${name}`, import.meta.url), 'utf8');
      return [name, { type, text }];
    }),
  );
  return new Map(
    read.flatMap(([name, file]): [string, PageFile][] =>
      name === 'index.html'
        ? [
            ['/', file],
            ['/_mock', file],
          ]
        : [[`/_mock/page/${name}`, file]],
    ),
  );
}
