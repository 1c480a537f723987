import { valueAt } from '@clientele/openapi';
import type { ClientRecord, Json } from '@clientele/semantics';
import { createContext } from '@clientele/semantics/example';
import { anyJson, goodUris, starting, worldOf } from '@clientele/semantics/testing';
import { appOptions } from '@clientele/server-kit';
import fc from 'fast-check';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOperation } from '../../src/contract/find-operation.ts';
import { loadContract } from '../../src/contract/load-contract.ts';
import { vendors } from '../../src/vendors/index.ts';

const numbers = fc.oneof(
  fc.constantFrom(0, 1.5, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e300),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const values = fc.oneof(numbers, fc.string(), fc.constant(null), fc.constantFrom(...goodUris), anyJson);

/** The client that the contract begins with, one field replaced by anything. */
async function inputsOf(name: string): Promise<fc.Arbitrary<Json>> {
  const document = await loadContract(name);
  const fields = valueAt(document, '/components/schemas/Client/properties');
  const known = Object.keys({ ...Object(fields), ...Object(starting(name)) });
  const change = fc.dictionary(fc.constantFrom(...known), values, { minKeys: 1, maxKeys: 1 });
  // What `fc` makes here is JSON.
  return change.map((changed) => ({ ...Object(starting(name)), ...changed }) as Json);
}

describe.each(vendors)('$name', (vendor) => {
  let app: FastifyInstance;
  let record: ClientRecord;
  let send: () => Promise<{ statusCode: number; body: string }>;

  beforeAll(async () => {
    const { path, method } = findOperation(await loadContract(vendor.name), vendor.idParameter);
    const { context } = worldOf(vendor.name);
    const principal = { tokenId: 'example-token-id', scopes: [], presented: context.presented };
    const body = { boruta: { client: { identity_provider: {} } }, launchdarkly: [] }[vendor.name] ?? {};
    const harmless = vendor.name === 'autional' ? { redirect_uris: [goodUris[0]] } : body;
    app = fastify(appOptions);
    const authenticate = () => ({ ok: true as const, principal });
    const update = async () => {
      const result = vendor.update(record, harmless, context);
      // The stub checks the body at run time.
      return (result.ok ? result.body : `refused: ${JSON.stringify(result.faults)}`) as never;
    };
    await app.register(vendor.server({ authenticate, update }), { prefix: `/${vendor.name}` });
    const id = String(Object(starting(vendor.name))[vendor.idField]);
    const token = vendor.name === 'launchdarkly' ? 'token' : 'Bearer token';
    const url = `/${vendor.name}${path.replace(`{${vendor.idParameter}}`, id)}`;
    const headers = { authorization: token, 'content-type': 'application/json' };
    const request = { method: method as 'PATCH', url, headers };
    send = () => app.inject({ ...request, payload: JSON.stringify(harmless) });
  });
  afterAll(() => app.close());

  it('makes only clients that the contract can show', async () => {
    let made = 0;
    const inputs = await inputsOf(vendor.name);
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const created = vendor.create(input, createContext());
        if (!created.ok) return;
        made += 1;
        ({ record } = created);
        expect(await send()).toMatchObject({ statusCode: 200 });
      }),
      { numRuns: 1000 },
    );
    expect(made).toBeGreaterThan(50);
  });
});
