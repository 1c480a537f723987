import { describe, expect, it } from 'vitest';
import * as client from '../src/client.ts';
import * as fetch from '../src/fetch.ts';

const url = 'https://api.example.com';
const operation = { id: 'getThing', method: 'GET', path: '/things/{id}', responses: { 200: true } };
const failed = (kind: string) => () => client.unwrap({ kind, operation: 'getThing', status: 404 });

/** By class: its code, and what throws it. */
const errors: Record<string, [code: string, run: () => unknown]> = {
  BaseUrlError: ['ERR_BASE_URL', () => client.createClient({ baseUrl: 'ftp://example.com' }, url)],
  PathParameterError: [
    'ERR_PATH_PARAMETER',
    () => client.createClient({}, url).call(operation, { path: { id: '..' } }),
  ],
  ResponseError: ['ERR_RESPONSE', failed('error')],
  UndocumentedStatusError: ['ERR_UNDOCUMENTED_STATUS', failed('undocumented')],
  ContractViolationError: ['ERR_CONTRACT_VIOLATION', failed('violation')],
  NetworkError: ['ERR_NETWORK', failed('network')],
  TimeoutError: ['ERR_TIMEOUT', failed('timeout')],
  AbortError: ['ERR_ABORTED', failed('abort')],
};

const exported = new Map<string, unknown>(Object.entries(client));

describe.each(Object.entries({ client, fetch }))('%s', (_entry, module) => {
  it('exports one base, and the classes that are tested here', () => {
    const classes = Object.entries(module).filter(([name]) => name.endsWith('Error'));
    expect(classes.map(([name]) => name).sort()).toEqual(['ClienteleError', ...Object.keys(errors)].sort());
    for (const [name, Class] of classes) expect(Class, name).toBe(exported.get(name));
  });
});

describe.each(Object.entries(errors))('%s', (name, [code, run]) => {
  it('has its code, its name and the base, and is logged with its message', async () => {
    const error = await Promise.try(run).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(client.ClienteleError);
    expect(error).toBeInstanceOf(exported.get(name));
    expect(error).toMatchObject({ name, code, message: expect.stringMatching(/.{10}/) });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, code, message: expect.any(String) });
  });
});
