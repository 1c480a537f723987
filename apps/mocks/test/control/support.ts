import { type Mocks, startMocks } from '../../src/index.ts';
import type { LogEntry } from '../../src/sessions/request-log.ts';
import { fixtures } from '../helpers.ts';

export const boiling = {
  method: 'PATCH',
  headers: { authorization: 'Bearer a-long-token', 'content-type': 'application/json' },
  body: '{"degrees":100}',
};

export type Problem = { detail: string; known: Record<string, unknown[]> };

/** The mocks of the two invented contracts, and ways to ask them. */
export async function startControlled(options: Parameters<typeof startMocks>[0] = {}) {
  const mocks: Mocks = await startMocks({ root: fixtures, port: 0, ...options });
  const { gateway } = mocks.urls;

  /** What the control API answers; `undefined` where it has nothing to say. */
  async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${gateway}/_mock${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }

  /** `scenario status`, or `cut`. */
  async function boil(query = '', headers: Record<string, string> = {}): Promise<string> {
    const init = { ...boiling, headers: { ...boiling.headers, ...headers } };
    try {
      const response = await fetch(`${gateway}/kettle/kettles/k-1${query}`, init);
      await response.text();
      return `${response.headers.get('x-mock-scenario') ?? '-'} ${response.status}`;
    } catch {
      return 'cut';
    }
  }

  async function requests(query = ''): Promise<LogEntry[]> {
    const { body } = await control('GET', `/requests${query}`);
    return body.requests;
  }

  return { mocks, gateway, control, boil, requests };
}
