import { createClient, type Middleware, type paths, unwrap } from '@clientele/buddy/fetch';
import createOpenApiFetch from 'openapi-fetch';
import { expect, it } from 'vitest';
import { answering, answers, rowsOf } from './table.ts';

const url = '/oauth2/register/{client_id}';
const init = { params: { path: { client_id: 'example-client' } }, body: { client_name: 'Example App' } };
const baseUrl = 'https://api.example.com';
const token = 'example-token';

/** Both clients on one answer, and what they sent. */
function both(answer: () => Response, options: object = {}) {
  const { sent, fetch } = answering(answer);
  const there = createOpenApiFetch<paths>({ baseUrl, fetch, ...options });
  const here = createClient({ baseUrl, token, fetch, ...options });
  return { sent, there, here };
}

const rows: Record<string, () => Promise<void>> = {
  'base URL': async () => {
    const { sent, fetch } = answering(answers.success);
    await expect(createOpenApiFetch<paths>({ fetch }).PATCH(url, init)).rejects.toThrow(
      'Failed to parse URL',
    );
    await createClient({ token, fetch }).PATCH(url, init);
    await createClient({ token, fetch, baseUrl }).PATCH(url, init);
    const origins = sent.map((request) => new URL(request.url).origin);
    expect(origins).toEqual(['https://api.buddy.works', baseUrl]);
  },
  token: async () => {
    const { sent, there, here } = both(answers.success);
    const seen: (string | null)[] = [];
    here.use({ onRequest: ({ request }) => void seen.push(request.headers.get('Authorization')) });
    await there.PATCH(url, { ...init, headers: { Authorization: 'Bearer example-token' } });
    await here.PATCH(url, init);
    expect(sent.map(({ headers }) => headers.get('Authorization'))).toEqual(
      Array(2).fill('Bearer example-token'),
    );
    expect(seen).toEqual([null]);
  },
  request: async () => {
    const { sent, there, here } = both(answers.success);
    await there.PATCH(url, init);
    await here.PATCH(url, init);
    const [first, second] = await Promise.all(
      sent.map(async (request) => ({
        line: [request.method, request.url, request.headers.get('Content-Type')],
        body: await request.text(),
      })),
    );
    expect(second).toEqual(first);
  },
  success: async () => {
    const { there, here } = both(answers.success);
    const { data } = await there.PATCH(url, init);
    const outcome = await here.PATCH(url, init);
    expect(outcome).toMatchObject({ kind: 'success', body: data });
  },
  refusal: async () => {
    const { there, here } = both(answers.refusal);
    const { error } = await there.PATCH(url, init);
    const outcome = await here.PATCH(url, init);
    expect(outcome).toMatchObject({ kind: 'error', status: 404, body: error });
  },
  'exception for a refusal': async () => {
    const outcome = await both(answers.refusal).here.PATCH(url, init);
    expect(() => unwrap(outcome)).toThrow(expect.objectContaining({ name: 'ResponseError', status: 404 }));
  },
  'status that the contract lacks': async () => {
    const { there, here } = both(answers.undocumented);
    expect((await there.PATCH(url, init)).error).toEqual({ brewed: false });
    expect(await here.PATCH(url, init)).toMatchObject({ kind: 'undocumented', statusCode: 418 });
  },
  'no answer': async () => {
    const { there, here } = both(answers.nothing);
    await expect(there.PATCH(url, init)).rejects.toThrow('connection reset');
    const cause = expect.objectContaining({ message: 'connection reset' });
    expect(await here.PATCH(url, init)).toMatchObject({ kind: 'network', cause });
  },
  'body that is no JSON': async () => {
    const { there, here } = both(answers.text);
    await expect(there.PATCH(url, init)).rejects.toThrow(SyntaxError);
    expect(await here.PATCH(url, init)).toMatchObject({ kind: 'violation', expected: 'JSON' });
  },
  answer: async () => {
    const { there, here } = both(answers.success);
    expect((await there.PATCH(url, init)).response.status).toBe(200);
    const outcome = await here.PATCH(url, init);
    expect('response' in outcome && outcome.response).toMatchObject({ status: 200, bodyUsed: true });
  },
  'other bodies': async () => {
    const { there, here } = both(answers.success);
    expect((await there.PATCH(url, { ...init, parseAs: 'text' })).data).toContain('"Example App"');
    // @ts-expect-error no such option
    const outcome = await here.PATCH(url, { ...init, parseAs: 'text' });
    expect(outcome).toMatchObject({ body: { client_name: 'Example App' } });
  },
  middleware: async () => {
    const { sent, there, here } = both(answers.success);
    const own: Middleware = { onRequest: ({ request }) => request.headers.append('X-Seen', 'call') };
    const shared: Middleware = { onRequest: ({ request }) => request.headers.append('X-Seen', 'client') };
    for (const client of [there, here]) client.use(shared);
    await there.PATCH(url, { ...init, middleware: [own] });
    await here.PATCH(url, { ...init, middleware: [own] });
    for (const client of [there, here]) client.eject(shared);
    await there.PATCH(url, init);
    await here.PATCH(url, init);
    const seen = sent.map(({ headers }) => headers.get('X-Seen'));
    expect(seen).toEqual(['client, call', 'client, call', null, null]);
  },
  serializers: async () => {
    const options = { querySerializer: () => 'q=1', bodySerializer: () => 'a body' };
    const { sent, there, here } = both(answers.success, options);
    await there.PATCH(url, init);
    await here.PATCH(url, init);
    const written = await Promise.all(sent.map(async (request) => [request.url, await request.text()]));
    expect(written).toEqual(Array(2).fill([`${baseUrl}/oauth2/register/example-client?q=1`, 'a body']));
  },
  'id of `..`': async () => {
    const { sent, there, here } = both(answers.success);
    const up = { ...init, params: { path: { client_id: '..' } } };
    await there.PATCH(url, up);
    await expect(here.PATCH(url, up)).rejects.toThrow(
      expect.objectContaining({ name: 'PathParameterError' }),
    );
    expect(sent.map(({ url }) => url)).toEqual([`${baseUrl}/oauth2/`]);
  },
  redirect: async () => {
    const { sent, there, here } = both(() => new Response(null, { status: 307 }));
    await there.PATCH(url, init);
    expect(await here.PATCH(url, init)).toMatchObject({ kind: 'undocumented', statusCode: 307 });
    expect(sent.map(({ redirect }) => redirect)).toEqual(['follow', 'manual']);
  },
  methods: async () => {
    const { there, here } = both(answers.success);
    const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];
    expect(methods.filter((method) => method in there)).toEqual(methods);
    expect(methods.filter((method) => method in here)).toEqual(['PATCH']);
  },
};

it.each(Object.entries(rows))('is told from openapi-fetch as the guide says: %s', (_row, test) => test());

it('every row of the guide is tested', async () => {
  expect(await rowsOf('from-openapi-fetch.md')).toEqual(Object.keys(rows));
});
