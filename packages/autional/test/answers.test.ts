import * as sdk from '@clientele/autional';
import * as fetch from '@clientele/autional/fetch';
import * as schemas from '@clientele/autional/schemas';
import { askers, describeAnswers, registeredContract } from '@clientele/contract-testing';
import { expect, it } from 'vitest';

const contract = await registeredContract('autional');
const modules = { sdk, fetch, schemas };
const error = ['/error', '/error_description'];

describeAnswers(contract, modules, {
  updateClient: {
    200: ['/code', '/data', '/data/client_id', '/message'],
    400: error,
    401: error,
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
      pointer: '/code',
    });
  }
});
