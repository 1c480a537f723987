import { createValidator } from '@clientele/contract-testing';
import { canonicalPointer, inPlace, isObject, mediaKind, responseFor, toPointer } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../support/requests.ts';
import { type Behaviour, handlerAnswer } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';
import { errorShape } from './shape.ts';

const canary = 'canary-that-must-not-leak';

/** Answers that break the contract, in the three modes. */
export function testResponses(stub: Asked, specimen: Specimen): void {
  const success = specimen.successes.find(
    (one) => isObject(one.value) && handlerAnswer(specimen.operation, one).contentType === undefined,
  );
  if (!success || !isObject(success.value)) {
    notAsked('answers that break the contract: none is a JSON object');
    return;
  }
  const { status, value, mediaType } = success;
  const fits = errorShape(stub, specimen);
  const { content = {}, pointer } = responseFor(specimen.operation, status)?.response ?? {};
  const place = canonicalPointer(stub.document, `${pointer}${toPointer(['content', mediaType])}/schema`);
  const validate = createValidator(stub.document);
  const fitsSchema = (body: unknown) => validate(place, body).length === 0;
  const declares = (kind: string) =>
    Object.keys(content).some((key) => ['any', kind].includes(mediaKind(key)));
  const undeclared = { ...value, undeclared: canary };
  const ofMember = (body: unknown) => ({ answer: { status, body }, isAllowed: fitsSchema(body) });
  const isText = declares('text');
  const text = (body: string, contentType: string, isAllowed: boolean) => ({
    answer: { status, body, contentType },
    isAllowed,
  });
  const faults: readonly (readonly [string, Fault])[] = [
    [
      'a status that is not declared',
      { answer: { status: 299, body: value }, isAllowed: responseFor(specimen.operation, 299) !== undefined },
    ],
    ['a member that is not declared', ofMember(undeclared)],
    ['a member that is not declared, deeper', ofMember(addDeeper(value))],
    ['a body of another type', ofMember([canary])],
    ['no body', { answer: { status }, isAllowed: false }],
    ['a body of another media type', text(canary, 'text/plain', isText)],
    ['text that is not JSON', text(canary, 'application/json', false)],
    ['text that is JSON of another shape', text(`["${canary}"]`, 'application/json', fitsSchema([canary]))],
    ['bytes', { answer: { status, body: Buffer.from(canary) }, isAllowed: declares('binary') }],
    ...Object.keys(value).map(
      (name) => [`${name} of another type`, ofMember({ ...value, [name]: { undeclared: canary } })] as const,
    ),
  ];
  const breaches = faults.flatMap(([what, { answer, isAllowed }]) =>
    isAllowed ? [] : [[what, answer] as const],
  );
  for (const [what] of faults.filter(([, { isAllowed }]) => isAllowed))
    notAsked(`${what}: the contract allows it`);

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
    it.each(json)('checkResponse: $status $name fits', (one) => {
      expect(() => check(handlerAnswer(specimen.operation, one))).not.toThrow();
    });

    const extra: Behaviour = { answer: { status, body: undeclared } };
    const isMap = fitsSchema(undeclared) || takesMembers(stub, { $ref: `#${place}` });
    it.skipIf(isMap)('report: logs and sends, without the member that is not declared', async () => {
      reported.behave(extra);
      const response = await reported.app.inject(requestOf(stub.document, specimen));
      expect(response.statusCode).toBe(status);
      expect(response.json()).toEqual(value);
      expect(reported.log.join('')).toContain('/undeclared');
    });
    it.skipIf(isMap)('off: sends, without the member that is not declared, and says nothing', async () => {
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

/** An answer that is wrong, unless the contract allows even that. */
interface Fault {
  readonly answer: NonNullable<Behaviour['answer']>;
  readonly isAllowed: boolean;
}

/** The same value with a surplus member in the first object that it holds. */
function addDeeper(value: Record<string, unknown>): unknown {
  const found = Object.entries(value).find(([, member]) => isObject(member));
  if (!found) return { ...value, undeclared: canary };
  const [name, member] = found;
  return { ...value, [name]: { ...(member as object), undeclared: { canary } } };
}

/** Whether members may have any name. */
function takesMembers({ document }: Asked, schema: unknown): boolean {
  return inPlace(document, schema).some(
    ({ additionalProperties, patternProperties }) =>
      Boolean(additionalProperties) || isObject(patternProperties),
  );
}
