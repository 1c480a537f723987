import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createClient, observe, unwrap, updateClient } from '@clientele/buddy';
import { createClient as createFetchClient } from '@clientele/buddy/fetch';
import { afterAll, expect, it } from 'vitest';
import { answering, answers, rowsOf } from './table.ts';

/** As much as is called here of what hey-api generates. */
interface HeyApi {
  readonly client: {
    setConfig(config: object): void;
    readonly interceptors: {
      readonly request: Interceptors<(request: Request) => Request>;
      readonly response: Interceptors<(response: Response) => Response>;
    };
  };
  updateClient(options: object): Promise<{ data?: unknown; error?: unknown; response?: Response }>;
}
interface Interceptors<Run> {
  use(run: Run): void;
  clear(): void;
}

const packages = resolve(import.meta.dirname, '../..');
const folder = join(packages, 'examples/coverage/hey-api');
afterAll(() => rm(folder, { recursive: true }));
const there = await generateClient();

const baseUrl = 'https://api.example.com';
const token = 'example-token';
const call = { path: { client_id: 'example-client' }, body: { client_name: 'Example App' } };

/** Both clients on one answer, and what they sent. */
function both(answer: () => Response, options: object = {}) {
  const { sent, fetch } = answering(answer);
  there.client.setConfig({ baseUrl, auth: token, fetch });
  const client = createClient({ baseUrl, token, fetch, ...options });
  return { sent, client };
}

const rows: Record<string, () => Promise<void>> = {
  'base URL': async () => {
    const { sent, fetch } = answering(answers.success);
    there.client.setConfig({ fetch });
    await there.updateClient(call);
    await updateClient({ client: createClient({ token, fetch }), ...call });
    expect(new Set(sent.map(({ url }) => url))).toEqual(
      new Set(['https://api.buddy.works/oauth2/register/example-client']),
    );
  },
  client: async () => {
    const { sent, client } = both(answers.success);
    await there.updateClient(call);
    await updateClient({ client, ...call });
    const [first, second] = await Promise.all(
      sent.map(async (request) => [request.method, request.url, await request.text()]),
    );
    expect(second).toEqual(first);
  },
  token: async () => {
    const { sent, client } = both(answers.success, { token: async () => 'of-a-function' });
    await updateClient({ client, ...call });
    there.client.setConfig({ auth: async () => 'of-a-function' });
    await there.updateClient(call);
    there.client.setConfig({ auth: token });
    await there.updateClient(call);
    const credentials = sent.map(({ headers }) => headers.get('Authorization'));
    expect(credentials).toEqual(['Bearer of-a-function', 'Bearer of-a-function', 'Bearer example-token']);
  },
  success: async () => {
    const { client } = both(answers.success);
    const { data } = await there.updateClient(call);
    expect(await updateClient({ client, ...call })).toMatchObject({ kind: 'success', body: data });
  },
  refusal: async () => {
    const { client } = both(answers.refusal);
    const { error } = await there.updateClient(call);
    expect(await updateClient({ client, ...call })).toMatchObject({
      kind: 'error',
      status: 404,
      body: error,
    });
  },
  'exception for a refusal': async () => {
    const { client } = both(answers.refusal);
    const thrown = await there.updateClient({ ...call, throwOnError: true }).catch((error: unknown) => error);
    expect(thrown).toEqual({ errors: [{ message: 'No such client.' }] });
    const outcome = await updateClient({ client, ...call });
    expect(() => unwrap(outcome)).toThrow(expect.objectContaining({ name: 'ResponseError', status: 404 }));
  },
  'status that the contract lacks': async () => {
    const { client } = both(answers.undocumented);
    expect(await there.updateClient(call)).toMatchObject({ error: { brewed: false } });
    const outcome = await updateClient({ client, ...call });
    expect(outcome).toMatchObject({ kind: 'undocumented', statusCode: 418 });
  },
  'no answer': async () => {
    const { client } = both(answers.nothing);
    const cause = expect.objectContaining({ message: 'connection reset' });
    expect(await there.updateClient(call)).toMatchObject({ error: cause });
    expect(await updateClient({ client, ...call })).toMatchObject({ kind: 'network', cause });
  },
  'body that is no JSON': async () => {
    const { client } = both(answers.text);
    expect((await there.updateClient(call)).error).toBeInstanceOf(SyntaxError);
    expect(await updateClient({ client, ...call })).toMatchObject({ kind: 'violation', expected: 'JSON' });
  },
  answer: async () => {
    const { client } = both(answers.success);
    const read = { response: { status: 200, bodyUsed: true } };
    expect(await there.updateClient(call)).toMatchObject(read);
    expect(await updateClient({ client, ...call })).toMatchObject(read);
  },
  'data alone': async () => {
    const { client } = both(answers.success);
    const data = await there.updateClient({ ...call, responseStyle: 'data' });
    expect(unwrap(await updateClient({ client, ...call }))).toEqual(data);
    both(answers.refusal);
    expect(await there.updateClient({ ...call, responseStyle: 'data' })).toBeUndefined();
  },
  'request on its way': async () => {
    const { sent, client } = both(answers.success, { headers: { 'X-Own': '1' } });
    const mark = (request: Request) => {
      request.headers.set('X-Own', '1');
      return request;
    };
    there.client.interceptors.request.use(mark);
    await there.updateClient(call);
    there.client.interceptors.request.clear();
    await updateClient({ client, ...call });
    const again = answering(answers.success);
    const marking = createClient({ token, fetch: (request) => again.fetch(mark(request)) });
    await updateClient({ client: marking, ...call });
    const byPath = createFetchClient({ token, fetch: again.fetch });
    byPath.use({ onRequest: ({ request }) => void mark(request) });
    const { path, body } = call;
    await byPath.PATCH('/oauth2/register/{client_id}', { params: { path }, body });
    const marks = [...sent, ...again.sent].map(({ headers }) => headers.get('X-Own'));
    expect(marks).toEqual(['1', '1', '1', '1']);
  },
  'what happened': async () => {
    const seen: unknown[] = [];
    const observer = observe({ onAttempt: ({ status }) => void seen.push(status) });
    const { client } = both(answers.refusal, { observer });
    there.client.interceptors.response.use((response) => {
      seen.push(response.status);
      return response;
    });
    await there.updateClient(call);
    there.client.interceptors.response.clear();
    await updateClient({ client, ...call });
    expect(seen).toEqual([404, 404]);
  },
  'id of `..`': async () => {
    const { sent, client } = both(answers.success);
    const up = { ...call, path: { client_id: '..' } };
    await there.updateClient(up);
    const refusal = expect.objectContaining({ name: 'PathParameterError' });
    await expect(updateClient({ client, ...up })).rejects.toThrow(refusal);
    expect(sent.map(({ url }) => url)).toEqual([`${baseUrl}/oauth2/`]);
  },
  redirect: async () => {
    const { sent, client } = both(() => new Response(null, { status: 307 }));
    await there.updateClient(call);
    const outcome = await updateClient({ client, ...call });
    expect(outcome).toMatchObject({ kind: 'undocumented', statusCode: 307 });
    expect(sent.map(({ redirect }) => redirect)).toEqual(['follow', 'manual']);
  },
};

it.each(Object.entries(rows))('is told from hey-api as the guide says: %s', (_row, test) => test());

it('every row of the guide is tested', async () => {
  expect(await rowsOf('from-hey-api.md')).toEqual(Object.keys(rows));
});

/** The plain generator's client of a contract, with the plugins that its own guide begins with. */
async function generateClient(): Promise<HeyApi> {
  // From the package that has the compiler which the generator needs beside it.
  const generator = join(packages, 'codegen/node_modules/@hey-api/openapi-ts/bin/run.js');
  const input = join(packages, 'buddy/generated/openapi.json');
  const plugins = ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'];
  const options = [
    '--input',
    input,
    '--output',
    folder,
    '--silent',
    '--no-log-file',
    '--plugins',
    ...plugins,
  ];
  await promisify(execFile)(process.execPath, [generator, ...options]);
  const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
  return { ...(await load('sdk.gen.ts')), ...(await load('client.gen.ts')) };
}
