import { loopHealthServer } from '@clientele/loop-health/server';
import type { Json } from '@clientele/semantics';
import { loopHealth as semantics } from '@clientele/semantics';
import type { VendorModule } from './vendor.ts';

/** The client of `--demo`: the one that the contract's examples speak of. */
const demo: Json = {
  client_id: 'example-lab-app',
  client_name: 'Example Lab App',
  client_uri: 'https://lab.example.com',
  logo_uri: 'https://lab.example.com/logo.png',
  redirect_uris: ['https://lab.example.com/callback', 'http://localhost:3000/callback'],
  allowed_scopes: ['openid', 'read:biomarkers'],
  allowed_origins: ['https://lab.example.com'],
  owner_id: 'example-owner',
  brand_id: 'example-brand',
};

/** The stub of this contract, bound to its semantics. */
export const loopHealth: VendorModule = {
  ...semantics,
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  checkAnswer: (body) => loopHealthServer.checkResponse('updateClient', 200, body),
  server: ({ authenticate, update }, options) =>
    loopHealthServer(
      { authenticate, updateClient: (request) => update(request, request.params.clientId) },
      options,
    ),
};
