import { isObject, mediaKind } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../support/requests.ts';
import type { Behaviour } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';
import { errorShape } from './shape.ts';

const canary = 'canary-that-must-not-leak';

/** Answers that break the contract, in the three modes. */
export function testResponses(stub: Asked, specimen: Specimen): void {
  const [success] = specimen.successes;
  if (!success || !isObject(success.value)) {
    notAsked('answers that break the contract: none is a JSON object');
    return;
  }
  const { status, value } = success;
  const fits = errorShape(stub, specimen);
  const breaches: readonly (readonly [string, NonNullable<Behaviour['answer']>])[] = [
    ['a status that is not declared', { status: 299, body: value }],
    ['a member that is not declared', { status, body: { ...value, undeclared: canary } }],
    ['a member that is not declared, deeper', { status, body: addDeeper(value) }],
    ['a body of another type', { status, body: [canary] }],
    ['no body', { status }],
    ['a body of another media type', { status, body: canary, contentType: 'text/plain' }],
    ['text that is not JSON', { status, body: canary, contentType: 'application/json' }],
    [
      'text that is JSON of another shape',
      { status, body: `["${canary}"]`, contentType: 'application/json' },
    ],
    ['bytes', { status, body: Buffer.from(canary) }],
    ...Object.keys(value)
      .map(
        (name) =>
          [
            `${name} of another type`,
            { status, body: { ...value, [name]: { undeclared: canary } } },
          ] as const,
      )
      .filter(([, { body }]) => !isFree(value, body)),
  ];

  describe('holds answers against the contract', () => {
    const { enforced, reported, off } = stub.servers;
    it.each(breaches)('enforce: %s is a 500 and a log line', async (_name, answer) => {
      enforced.behave({ answer });
      const response = await enforced.app.inject(requestOf(stub.document, specimen));
      expect(response.statusCode).toBe(500);
      fits(response.body);
      expect(response.body).not.toContain(canary);
      const line = enforced.log
        .map((text) => JSON.parse(text))
        .find(({ msg }) => msg === 'the response breaks the contract');
      expect(line).toMatchObject({
        operationId: specimen.operation.id,
        status: answer.status,
        pointer: expect.any(String),
      });
      expect(enforced.log.join('')).not.toContain(canary);
    });

    const check = (answer: NonNullable<Behaviour['answer']>) =>
      stub.server.checkResponse(specimen.operation.id, answer.status, answer.body, answer.contentType);
    it.each(breaches)('checkResponse: %s is an error that shows no value', (_name, answer) => {
      const expected = { code: 'ERR_INVALID_RESPONSE', operationId: specimen.operation.id };
      expect(() => check(answer)).toThrow(expect.objectContaining(expected));
      expect(() => check(answer)).not.toThrow(canary);
    });
    const json = specimen.successes.filter(({ mediaType }) => mediaKind(mediaType) === 'json');
    it.each(json)('checkResponse: $status $name fits', ({ status, value }) => {
      expect(() => check({ status, body: value })).not.toThrow();
    });

    const extra: Behaviour = { answer: { status, body: { ...value, undeclared: canary } } };
    it('report: logs and sends, without the member that is not declared', async () => {
      reported.behave(extra);
      const response = await reported.app.inject(requestOf(stub.document, specimen));
      expect(response.statusCode).toBe(status);
      expect(response.json()).toEqual(value);
      expect(reported.log.join('')).toContain('/undeclared');
    });
    it('off: sends, without the member that is not declared, and says nothing', async () => {
      off.behave(extra);
      const response = await off.app.inject(requestOf(stub.document, specimen));
      expect(response.json()).toEqual(value);
      expect(off.log.join('')).not.toContain('breaks');
    });
    it('an error that nobody expected is a 500 that says nothing of it', async () => {
      enforced.behave({ error: new Error(canary) });
      const response = await enforced.app.inject(requestOf(stub.document, specimen));
      expect(response.statusCode).toBe(500);
      fits(response.body);
      expect(response.body).not.toContain(canary);
      expect(enforced.log.join('')).toContain(canary);
    });
  });
}

/** The same value with a surplus member in the first object that it holds. */
function addDeeper(value: Record<string, unknown>): unknown {
  const found = Object.entries(value).find(([, member]) => isObject(member));
  if (!found) return { ...value, undeclared: canary };
  const [name, member] = found;
  return { ...value, [name]: { ...(member as object), undeclared: { canary } } };
}

/** Free-form maps take anything: there is nothing to break. */
function isFree(value: Record<string, unknown>, body: unknown): boolean {
  return (
    isObject(body) &&
    Object.entries(body).some(
      ([name, member]) => isObject(value[name]) && isObject(member) && 'undeclared' in member,
    )
  );
}
