import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RequestLog } from '../../src/sessions/request-log.ts';
import { boiling, startControlled } from './support.ts';

let at: Awaited<ReturnType<typeof startControlled>>;
beforeAll(async () => {
  at = await startControlled();
});
afterAll(() => at.mocks.close());

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const contract = { name: 'cups', document: { openapi: '3.1.0', paths: {} } };
const happened = { contract, milliseconds: 1, session: '', method: 'PUT', target: '/cup' };

test.each<[string, (text: string) => string, (text: string) => string]>([
  ['JSON', (text) => JSON.stringify({ text }), (text) => text],
  ['text', (text) => text, (text) => text],
  ['names', (text) => text, (text) => `must not have ${text}`],
])('keeps of long %s nothing but the beginning', (_, body, message) => {
  const log = new RequestLog();
  const megabyte = 'm'.repeat(1024 * 1024);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 12; count += 1) {
    const text = `${count}${megabyte}`;
    log.add({
      ...happened,
      request: { headers: {}, bytes: Buffer.from(body(text)) },
      response: { status: 200, headers: {}, body: body(text) },
      findViolations: () => [{ location: ['request', text], severity: 'Error', message: message(text) }],
    });
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(4 * 1024 * 1024);
  expect(log.list()[0]).toMatchObject({ request: { body: expect.stringMatching(/^(\{"text":")?0mmm/) } });
});

test('says a hundred of the things that are wrong with a request', async () => {
  const members = Array.from({ length: 5000 }, (_, index) => [`kettle-${index}`, true]);
  const body = JSON.stringify({ degrees: 'hot', ...Object.fromEntries(members) });
  const { status } = await fetch(`${at.gateway}/kettle/kettles/k-1`, { ...boiling, body });
  const [entry] = await at.requests();
  expect([status, entry?.violations.length]).toEqual([400, 100]);
});

/** A pattern that looks back over what it has read takes minutes for this. */
test('reads a text once to know a form', () => {
  const log = new RequestLog();
  const text = `${'='.repeat(1_000_000)} `;
  log.add({ ...happened, request: { headers: {}, bytes: Buffer.from(text) } });
  expect(log.list()[0]?.request.body).toMatch(/^=+$/);
});
