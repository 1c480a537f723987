import { loopHealthServer } from '@clientele/loop-health/server';
import type { VendorModule } from '../vendor.ts';
import { create } from './create.ts';
import { demo } from './demo.ts';
import { update } from './update.ts';

/** Loop Health: a PATCH that merges. */
export const loopHealth: VendorModule = {
  name: 'loop-health',
  idField: 'client_id',
  idParameter: 'clientId',
  secretFields: ['client_secret'],
  relatedKinds: [],
  requiredScopes: ['clients:update'],
  tokenPerClient: false,
  demo,
  create,
  update,
  checkAnswer: (body) => loopHealthServer.checkResponse('updateClient', 200, body),
  server: (parts, options) =>
    loopHealthServer(
      {
        authenticate: parts.authenticate,
        updateClient: (request) => parts.update(request, request.params.clientId),
      },
      options,
    ),
};
