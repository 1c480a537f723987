import { borutaServer } from '@clientele/boruta/server';
import type { VendorModule } from '../vendor.ts';
import { SCOPE } from './authorized-scopes.ts';
import { create } from './create.ts';
import { demo } from './demo.ts';
import { IDENTITY_PROVIDER } from './identity-provider.ts';
import { refuseMalformedId } from './refuse-malformed-id.ts';
import { update } from './update.ts';

/** Boruta: a PUT that merges, but for the list of scopes. */
export const boruta: VendorModule = {
  name: 'boruta',
  idField: 'id',
  idParameter: 'client_id',
  // A UUID is the same in either case (RFC 9562 section 4).
  normalizeId: (id) => id.toLowerCase(),
  secretFields: ['secret'],
  relatedKinds: [SCOPE, IDENTITY_PROVIDER],
  requiredScopes: [],
  tokenPerClient: false,
  demo,
  create,
  update,
  checkAnswer: (body) => borutaServer.checkResponse('updateClient', 200, body),
  server: (parts, options) =>
    borutaServer(
      {
        authenticate: parts.authenticate,
        updateClient: async (request) => {
          refuseMalformedId(request.params.client_id);
          return parts.update(request, request.params.client_id);
        },
      },
      options,
    ),
};
