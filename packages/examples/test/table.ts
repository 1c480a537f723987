import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The first cells of a guide's table: each row has a test of that name. */
export async function rowsOf(guide: string): Promise<string[]> {
  const text = await readFile(resolve(import.meta.dirname, '../../../docs', guide), 'utf8');
  const [, rows = ''] = text.split('| --- | --- | --- |\n');
  return [...rows.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell);
}

/** A `fetch` that answers all with one answer, and the requests that it was given. */
export function answering(answer: () => Response): {
  sent: Request[];
  fetch: (request: Request) => Promise<Response>;
} {
  const sent: Request[] = [];
  return {
    sent,
    fetch: async (request) => {
      sent.push(request);
      return answer();
    },
  };
}

export const answers = {
  success: () => Response.json({ client_id: 'example-client', client_name: 'Example App' }),
  refusal: () => Response.json({ errors: [{ message: 'No such client.' }] }, { status: 404 }),
  undocumented: () => Response.json({ brewed: false }, { status: 418 }),
  text: () => new Response('<p>Hello</p>', { headers: { 'Content-Type': 'application/json' } }),
  nothing: () => {
    throw new TypeError('connection reset');
  },
};
