import { borutaServer } from '@clientele/boruta/server';
import type { Json } from '@clientele/semantics';
import { boruta as semantics } from '@clientele/semantics';
import type { VendorModule } from './vendor.ts';

/** The client of `--demo`: the one that the contract's examples speak of, with its scopes and identity provider. */
const demo: Json = {
  id: '5b3f8a1e-2c4d-4e6f-8a90-b1c2d3e4f506',
  name: 'Example App',
  confidential: true,
  redirect_uris: ['https://app.example.com/callback', 'http://localhost:3000/callback'],
  authorize_scope: true,
  identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64', name: 'Example Directory' },
  authorized_scopes: [
    { id: '8c5a2f19-3d7e-4b60-a1c4-6e9f0d2b7835', name: 'openid', public: true },
    { id: 'd41b7e06-9f2a-4c85-b3d7-0a6c8e1f5924', name: 'read:reports', public: false },
  ],
};

/** The stub of this contract, bound to its semantics. */
export const boruta: VendorModule = {
  ...semantics,
  requiredScopes: [],
  tokenPerClient: false,
  demo,
  checkAnswer: (body) => borutaServer.checkResponse('updateClient', 200, body),
  server: ({ authenticate, update }, options) =>
    borutaServer(
      { authenticate, updateClient: (request) => update(request, request.params.client_id) },
      options,
    ),
};
