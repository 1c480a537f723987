import { autionalServer } from '@clientele/autional/server';
import type { Json } from '@clientele/semantics';
import { autional as semantics } from '@clientele/semantics';
import type { VendorModule } from './vendor.ts';

/** The client of `--demo`: the one that the contract's examples speak of, with the secret that they send. */
const demo: Json = {
  client_id: '01JN0000000000000000000001',
  client_secret: 'example-client-secret',
  application_type: 'web',
  client_name: 'Example App',
  client_uri: 'https://app.example.com',
  contacts: ['admin@example.com'],
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: ['https://app.example.com/callback'],
  scope: 'openid profile email',
};

/** The stub of this contract, bound to its semantics. */
export const autional: VendorModule = {
  ...semantics,
  requiredScopes: [],
  tokenPerClient: true,
  demo,
  checkAnswer: (body) => autionalServer.checkResponse('updateClient', 200, body),
  server: ({ authenticate, update }, options) =>
    autionalServer(
      { authenticate, updateClient: (request) => update(request, request.params.client_id) },
      options,
    ),
};
