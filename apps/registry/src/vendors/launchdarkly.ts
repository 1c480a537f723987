import { launchdarklyServer } from '@clientele/launchdarkly/server';
import type { Json } from '@clientele/semantics';
import { launchdarkly as semantics } from '@clientele/semantics';
import type { VendorModule } from './vendor.ts';

/** The client of `--demo`: the one that the contract's examples speak of. */
const demo: Json = {
  name: 'Example Client',
  description: 'Shows feature flags on the example dashboard',
  _accountId: 'example-account',
  _clientId: '7c1d4f0e-5a3b-4c86-9b1e-2f6a8d0c9e11',
  redirectUri: 'https://dashboard.example.com/oauth/callback',
};

/** The stub of this contract, bound to its semantics. */
export const launchdarkly: VendorModule = {
  ...semantics,
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  checkAnswer: (body) => launchdarklyServer.checkResponse('patchOAuthClient', 200, body),
  server: ({ authenticate, update }, options) =>
    launchdarklyServer(
      { authenticate, patchOAuthClient: (request) => update(request, request.params.clientId) },
      options,
    ),
};
