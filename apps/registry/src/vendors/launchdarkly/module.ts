import { launchdarklyServer } from '@clientele/launchdarkly/server';
import type { VendorModule } from '../vendor.ts';
import { create } from './create.ts';
import { demo } from './demo.ts';
import { update } from './update.ts';

/** LaunchDarkly: a PATCH with a JSON Patch. */
export const launchdarkly: VendorModule = {
  name: 'launchdarkly',
  idField: '_clientId',
  idParameter: 'clientId',
  secretFields: ['_clientSecret'],
  relatedKinds: [],
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  create,
  update,
  checkAnswer: (body) => launchdarklyServer.checkResponse('patchOAuthClient', 200, body),
  server: (parts, options) =>
    launchdarklyServer(
      {
        authenticate: parts.authenticate,
        patchOAuthClient: (request) => parts.update(request, request.params.clientId),
      },
      options,
    ),
};
