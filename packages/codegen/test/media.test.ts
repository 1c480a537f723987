import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { received } from './media/answers.ts';
import { file, form, png, requests } from './media/requests.ts';
import { type Answer, openRoom, repository } from './media/room.ts';

// Both clients of a contract with an operation for each kind of body and parameter, over real HTTP.
const { root, folder, findings, seen, answers, clients, load, close } = await openRoom();
const { validate } = await load('sdk/operation-schemas.gen.ts');
const { resilient } = await load('index.gen.ts');
afterAll(close);

it('leaves nothing out', () => {
  expect(findings).toEqual([]);
});

it('has types that agree, and refuse what cannot be sent', () => {
  copyFileSync(join(import.meta.dirname, 'media/program.ts.txt'), join(folder, 'program.ts'));
  // What serves it is of another room.
  const exclude = ['**/node_modules', '**/server.gen.ts'];
  const config = { extends: join(repository, 'tsconfig.json'), exclude };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(join(repository, 'node_modules/.bin/tsc'), ['--project', root], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
});

it('has scenarios that hold what a program does', async () => {
  const { getImage, getText, upload } = await load('sdk/scenarios.gen.ts');
  expect(getText["It's done"].response.body).toBe("It's */ text.");
  const { body } = getImage["It's done"].response;
  expect([body.type, await body.text()]).toEqual(['image/png', 'PNG']);
  const { title, cover, pages } = upload['Tiger'].request.body;
  expect([title, await cover.text(), await pages[0].text()]).toEqual(['Tiger', 'PNG', 'PNG']);
});

it.each(requests)('both clients send %s', async (_what, operation, input, expected) => {
  seen.length = 0;
  await clients.sdk(operation, input);
  await clients.fetch(operation, input);
  const [sdk, fetch] = seen;
  expect(fetch).toEqual(sdk);
  expect(fetch).toMatchObject(expected);
});

describe.each(['sdk', 'fetch'] as const)('%s', (name) => {
  const call = clients[name];

  it.each(received)('gives %s', async (_what, operation, answer, expected) => {
    answers.push(answer);
    const { body, ...rest } = await call(operation);
    const bytes = body instanceof Blob ? [...new Uint8Array(await body.arrayBuffer())] : undefined;
    expect({ ...rest, body: bytes ? { bytes, type: (body as Blob).type } : body }).toMatchObject(expected);
  });

  it.each<[string, string, Answer, string | undefined]>([
    ['JSON', 'getText', { type: 'text/plain', body: '' }, undefined],
    ['JSON of any type', 'getAnything', { type: 'application/json', body: '{"name":1}' }, '/name'],
    ['JSON of several', 'getSeveral', { type: 'application/vnd.pet+json', body: '{"name":1}' }, '/name'],
    ['text of several', 'getSeveral', { type: 'text/csv', body: '{"name":1}' }, undefined],
    ['a range', 'getRanged', { status: 409, type: 'application/json', body: '{"message":1}' }, '/message'],
    [
      'the default',
      'getRanged',
      { status: 500, type: 'application/json', body: '{"message":1}' },
      '/message',
    ],
  ])('checks no body but JSON: %s', async (_what, operation, answer, pointer) => {
    answers.push(answer);
    expect((await call(operation, {}, { validate }))['pointer']).toBe(pointer);
  });

  it.each<[string, string, () => unknown, number]>([
    ['a form', 'upload', () => ({ title: 'Tiger', cover: file }), 2],
    ['FormData', 'upload', () => form, 2],
    ['bytes', 'sendBytes', () => file, 2],
    ['a stream, once', 'sendBytes', () => file.stream(), 1],
  ])('sends %s as often as it is asked to', async (_what, operation, body, attempts) => {
    seen.length = 0;
    answers.push({ status: 503 });
    const resilience = resilient({ baseDelay: 1 });
    expect(await call(operation, { body: body() }, { resilience })).toMatchObject({ attempts });
    expect(seen).toHaveLength(attempts);
    for (const { body: sent } of seen) expect(sent).toContain(png.toString('latin1'));
  });

  it.each<[string, string, unknown]>([
    ['a form', 'upload', { title: 'Tiger', cover: file, client_secret: 'sec-2b80f6d15a' }],
    ['fields', 'sendForm', { name: 'Tiger', client_secret: 'sec-2b80f6d15a' }],
    ['URLSearchParams', 'sendForm', new URLSearchParams({ client_secret: 'sec-2b80f6d15a' })],
  ])('logs no secret of %s', async (_what, operation, body) => {
    answers.push({ status: 418, body: 'No sec-2b80f6d15a' });
    const outcome = await call(operation, { body });
    expect(outcome['body']).toContain('sec-2b80f6d15a');
    expect(JSON.stringify(outcome)).toContain('No [redacted]');
  });
});
