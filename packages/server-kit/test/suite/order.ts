import type { Cause } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../support/requests.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';

const bad: readonly (readonly [string, Cause, number])[] = [
  [
    'the token before the media type, the size and the body',
    { token: 'missing', mediaType: 'text/plain', bodySize: 1_048_577 },
    401,
  ],
  [
    'the right before the media type, the size and the body',
    { token: 'forbidden', mediaType: 'text/plain', bodySize: 1_048_577 },
    403,
  ],
  ['the media type before the size', { mediaType: 'text/plain', bodySize: 1_048_577 }, 415],
  ['the size before the body', { bodySize: 1_048_577 }, 413],
  ['the body before the handler', { rawBody: '{', client: 'unknown' }, 400],
];

/** Of several faults, the first in this order is answered. */
export function testOrder(stub: Asked, specimen: Specimen): void {
  const { operation } = specimen;
  const isJson = Object.keys(operation.body?.content ?? {}).join() === 'application/json';
  const isOptional = operation.security.some((requirement) => Object.keys(requirement).length === 0);
  if (!operation.body?.required || !isJson || isOptional) {
    notAsked('the order of the checks: it takes a credential and JSON that it needs');
    return;
  }
  // A contract without 403 answers a missing right as a missing token.
  const isDocumented = ['403', '4XX', 'default'].some((status) => status in operation.responses);
  const knows403 = isDocumented || stub.ownErrors === false;
  const rows = bad.filter(([, { token }]) => token === undefined || operation.security.length > 0);

  describe('checks in order', () => {
    const { app } = stub.servers.enforced;
    it.each(rows)('%s', async (_name, cause, status) => {
      const response = await app.inject(requestOf(stub.document, specimen, cause));
      expect(response.statusCode).toBe(status === 403 && !knows403 ? 401 : status);
    });
    it('the method before all', async () => {
      const { payload: _payload, ...request } = requestOf(stub.document, specimen, { token: 'missing' });
      const response = await app.inject({ ...request, method: 'TRACE' });
      expect(response.statusCode).toBe(405);
    });
  });
}
