import { buddyServer } from '@clientele/buddy/server';
import type { Json } from '@clientele/semantics';
import { buddy as semantics } from '@clientele/semantics';
import type { VendorModule } from './vendor.ts';

/** The client of `--demo`: the one that the contract's examples speak of. */
const demo: Json = {
  client_id: '123-api-buddy-client',
  client_name: 'Example Console',
  redirect_uris: ['https://console.example.org/callback', 'https://console.example.org/mobile'],
  grant_types: ['authorization_code', 'client_credentials'],
  client_uri: 'https://console.example.org',
  scope: 'openid profile',
  contacts: ['ops@example.org'],
  description: 'Deploys the example project',
  token_expires_in: 3600,
};

/** The stub of this contract, bound to its semantics. */
export const buddy: VendorModule = {
  ...semantics,
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  checkAnswer: (body) => buddyServer.checkResponse('updateClient', 200, body),
  server: ({ authenticate, update }, options) =>
    buddyServer(
      { authenticate, updateClient: (request) => update(request, request.params.client_id) },
      options,
    ),
};
