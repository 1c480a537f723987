import { autionalServer } from '@clientele/autional/server';
import type { VendorModule } from '../vendor.ts';
import { create } from './create.ts';
import { demo } from './demo.ts';
import { update } from './update.ts';

/** Autional: a PUT that replaces, with the client's own registration token. */
export const autional: VendorModule = {
  name: 'autional',
  idField: 'client_id',
  idParameter: 'client_id',
  secretFields: ['client_secret'],
  relatedKinds: [],
  requiredScopes: [],
  tokenPerClient: true,
  demo,
  create,
  update,
  checkAnswer: (body) => autionalServer.checkResponse('updateClient', 200, body),
  server: (parts, options) =>
    autionalServer(
      {
        authenticate: parts.authenticate,
        updateClient: (request) => parts.update(request, request.params.client_id),
      },
      options,
    ),
};
