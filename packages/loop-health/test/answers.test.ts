import { askers, describeAnswers, registeredContract } from '@clientele/contract-testing';
import * as sdk from '@clientele/loop-health';
import * as fetch from '@clientele/loop-health/fetch';
import * as schemas from '@clientele/loop-health/schemas';
import { expect, it } from 'vitest';

const contract = await registeredContract('loop-health');
const modules = { sdk, fetch, schemas };
const error = ['/error', '/message'];
const client = [
  'id',
  'client_id',
  'client_name',
  'client_uri',
  'logo_uri',
  'client_type',
  'redirect_uris',
  'allowed_scopes',
  'allowed_origins',
  'owner_id',
  'brand_id',
  'is_first_party',
  'enabled',
  'created_at',
  'updated_at',
];

describeAnswers(contract, modules, {
  updateClient: {
    200: ['/client', ...client.map((member) => `/client/${member}`)],
    400: error,
    401: error,
    403: error,
    404: error,
    413: error,
    415: error,
    500: error,
    503: error,
  },
});

it('does not take a registration without its envelope for an answer', async () => {
  const registration = { client_id: 'example', client_name: 'Example App', redirect_uris: [] };
  for (const ask of askers(contract, modules)) {
    expect(await ask('updateClient', 200, registration)).toMatchObject({
      kind: 'violation',
      pointer: '/client',
    });
  }
});
