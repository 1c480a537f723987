import { type Cause, mediaKind } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { allowsId } from '../support/allows-id.ts';
import { requestOf } from '../support/requests.ts';
import { handlerAnswer, type Stub, unknownId } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';
import { errorShape, problemType } from './shape.ts';

function canBring(stub: Stub, { operation }: Specimen, cause: Cause = {}): boolean {
  const needsBody = ['body', 'rawBody', 'mediaType', 'bodySize'].some((name) => name in cause);
  return (
    (operation.body !== undefined || !needsBody) && (!cause.client || allowsId(stub, operation, unknownId))
  );
}

/** Every example of the contract: what its cause brings about, and what passes through. */
export function testScenarios(stub: Asked, specimen: Specimen): void {
  const { requests, successes, failures, unasked } = specimen;
  for (const reason of unasked) notAsked(reason);
  const fits = errorShape(stub, specimen);
  const { app, behave, calls } = stub.servers.enforced;
  const hasCause = failures.filter(({ cause }) => cause !== undefined);
  const brought = hasCause.filter(({ cause }) => canBring(stub, specimen, cause));
  const isOwed = stub.ownErrors !== false || stub.isHouse;
  const caused = brought.filter((one) => isOwed || one.mediaType === problemType);
  for (const { status, name } of brought.filter((one) => !caused.includes(one)))
    notAsked(
      `${status} ${name}: the stub answers ${problemType} until src/errors.ts says what an error looks like`,
    );
  for (const { status, name } of hasCause.filter((one) => !brought.includes(one)))
    notAsked(`${status} ${name}: its cause needs a body or an id that the operation does not take`);

  if (caused.length > 0)
    describe('refuses as its examples say', () => {
      it.each(caused)('$status $name', async ({ status, value, headers, mediaType, cause }) => {
        behave({ store: cause?.store, rate: cause?.rate });
        const response = await app.inject(requestOf(stub.document, specimen, cause));
        if (stub.ownErrors === false) fits(response.body);
        else expect(response.json()).toEqual(value);
        expect(response.statusCode).toBe(status);
        expect(response.headers['content-type']).toMatch(mediaType);
        for (const name of headers) expect(response.headers).toHaveProperty([name.toLowerCase()]);
      });
    });

  if (requests.length + successes.length > 0)
    describe('takes each request example and sends each success example unchanged', () => {
      it.each(requests)('takes $name', async ({ value }) => {
        await app.inject(requestOf(stub.document, specimen, { body: value }));
        expect(calls).toEqual([specimen.operation.id]);
      });
      it.each(successes)('sends $status $name', async (success) => {
        behave({ answer: handlerAnswer(specimen.operation, success) });
        const response = await app.inject(requestOf(stub.document, specimen));
        expect(response.statusCode).toBe(success.status);
        const isJson = mediaKind(success.mediaType) === 'json';
        expect(isJson ? response.json() : response.body).toEqual(success.value);
      });
    });
}
