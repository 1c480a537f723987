import * as sdk from '@clientele/boruta';
import * as fetch from '@clientele/boruta/fetch';
import * as schemas from '@clientele/boruta/schemas';
import { askers, describeAnswers, registeredContract } from '@clientele/contract-testing';
import { expect, it } from 'vitest';

const contract = await registeredContract('boruta');
const modules = { sdk, fetch, schemas };
const error = ['/code', '/message'];

describeAnswers(contract, modules, {
  updateClient: {
    200: ['/data', '/data/id', '/data/identity_provider', '/data/name'],
    400: error,
    401: error,
    403: error,
    404: error,
    413: error,
    415: error,
    422: error,
    500: error,
    503: error,
  },
});

it('does not take a registration without its envelope for an answer', async () => {
  const registration = { client_id: 'example', client_name: 'Example App', redirect_uris: [] };
  for (const ask of askers(contract, modules)) {
    expect(await ask('updateClient', 200, registration)).toMatchObject({
      kind: 'violation',
      pointer: '/data',
    });
  }
});
