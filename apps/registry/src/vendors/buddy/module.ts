import { buddyServer } from '@clientele/buddy/server';
import type { VendorModule } from '../vendor.ts';
import { create } from './create.ts';
import { demo } from './demo.ts';
import { SECRET_FIELDS } from './fields.ts';
import { update } from './update.ts';

/** Buddy: a PATCH that merges. */
export const buddy: VendorModule = {
  name: 'buddy',
  idField: 'client_id',
  idParameter: 'client_id',
  secretFields: SECRET_FIELDS,
  relatedKinds: [],
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  create,
  update,
  checkAnswer: (body) => buddyServer.checkResponse('updateClient', 200, body),
  server: (parts, options) =>
    buddyServer(
      {
        authenticate: parts.authenticate,
        updateClient: (request) => parts.update(request, request.params.client_id),
      },
      options,
    ),
};
