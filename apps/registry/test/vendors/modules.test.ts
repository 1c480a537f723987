import { differences } from '@clientele/openapi/differences';
import { semantics } from '@clientele/semantics';
import { scenariosOf, starting, subjects, worldOf } from '@clientele/semantics/testing';
import { appOptions, RefusalError } from '@clientele/server-kit';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { ServerParts, VendorModule } from '../../src/vendors/vendor.ts';

it('lists every vendor once', () => {
  const names = vendors.map(({ name }) => name).toSorted();
  expect(names).toEqual(Object.keys(subjects).toSorted());
  expect(names).toEqual([...semantics.keys()].toSorted());
});

describe.each(vendors)('the stub of $name', (vendor) => {
  it.each(scenariosOf(vendor.name))('answers the scenario $name over HTTP', async ({ request, answer }) => {
    const response = await send(vendor, request);
    const different = differences(answer, response.json()).map(({ pointer }) => pointer);
    expect(different, 'members that differ').toEqual([]);
    expect(response.statusCode).toBeGreaterThanOrEqual(200);
  });

  it('makes of its demo what the path of the contract names and its first request updates', () => {
    const { record, context } = worldOf(vendor.name, vendor.demo);
    expect(record[vendor.idField]).toBe(Object(starting(vendor.name))[vendor.idField]);
    const rename = scenariosOf(vendor.name).find((scenario) => scenario.name === 'RenameClient');
    expect(vendor.update(record, rename?.request, context)).toMatchObject({ ok: true });
  });

  it('hashes the secrets that it makes, and no others', () => {
    const { secrets } = worldOf(vendor.name);
    for (const field of Object.keys(secrets)) expect(vendor.secretFields).toContain(field);
    for (const field of vendor.secretFields) expect(subjects[vendor.name]?.secrets).toContain(field);
  });
});

/** Sends a body to the starting client; the stub checks the answer against the contract. */
async function send(vendor: VendorModule, body: unknown) {
  const { record, context } = worldOf(vendor.name);
  const id = String(record[vendor.idField]);
  const { method, path } = paths[vendor.name] ?? { method: 'PATCH', path: '' };
  const app = fastify(appOptions);
  const update: ServerParts['update'] = async (request, clientId) => {
    expect(clientId).toBe(id);
    const result = vendor.update(record, request.body, context);
    if (!result.ok) throw new RefusalError({ kind: 'refused', violations: result.faults });
    // The stub checks the body at run time.
    return result.body as never;
  };
  const { presented: token } = context;
  const principal = { tokenId: 'example-token-id', scopes: [], presented: token };
  const authenticate = () => ({ ok: true as const, principal });
  await app.register(vendor.server({ authenticate, update }), { prefix: `/${vendor.name}` });
  const response = await app.inject({
    method,
    url: `/${vendor.name}${path}/${id}`,
    headers: {
      authorization: vendor.name === 'launchdarkly' ? token : `Bearer ${token}`,
      'content-type': 'application/json',
    },
    payload: JSON.stringify(body),
  });
  await app.close();
  return response;
}

const paths: Readonly<Record<string, { readonly method: 'PATCH' | 'PUT'; readonly path: string }>> = {
  buddy: { method: 'PATCH', path: '/oauth2/register' },
  autional: { method: 'PUT', path: '/oauth/register' },
  boruta: { method: 'PUT', path: '/api/clients' },
  launchdarkly: { method: 'PATCH', path: '/api/v2/oauth/clients' },
  'loop-health': { method: 'PATCH', path: '/v1/admin/oauth-clients' },
};
