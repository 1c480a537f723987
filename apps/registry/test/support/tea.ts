import type { JsonObject } from '@clientele/semantics';
import { RefusalError, serverPlugin } from '@clientele/server-kit';
import type { RouteHandler } from 'fastify';
import type { VendorModule } from '../../src/vendors/vendor.ts';
import { contractOf } from './contract-of.ts';

type Handlers = { updateTea: RouteHandler<{ Params: { tea_id: string } }> };

const server = serverPlugin<Handlers>({
  document: contractOf({
    path: '/teas/{tea_id}',
    method: 'patch',
    operationId: 'updateTea',
    idParameter: 'tea_id',
  }),
});

/** An invented vendor: a merge, a scope, and blends beside its clients. */
export const tea: VendorModule = {
  name: 'tea',
  idField: 'tea_id',
  idParameter: 'tea_id',
  secretFields: ['secret'],
  relatedKinds: ['blend'],
  requiredScopes: ['teas:write'],
  tokenPerClient: false,
  demo: { name: 'Sencha' },
  create(input, { newId, newSecret }) {
    const { name, secret, tea_id = newId() } = input as JsonObject;
    if (typeof name !== 'string') return { ok: false, problems: ['name must be a string'] };
    const kept = typeof secret === 'string' ? secret : newSecret();
    return { ok: true, record: { tea_id, name }, secrets: { secret: kept } };
  },
  update(record, body, { related, newId }) {
    const change = body as JsonObject;
    if (change['name'] === 'coffee') {
      return { ok: false, faults: [{ field: 'name', message: 'name must be a tea' }] };
    }
    if (change['name'] === 'bug') throw new TypeError('a bug with the secret canary-value');
    const { blend, secret, ...rest } = change;
    const next = { ...record, ...rest };
    const answer = change['name'] === 'out of contract' ? { ...next, name: 5 } : next;
    const isNew = typeof blend === 'string' && !related('blend').some(({ name }) => name === blend);
    return {
      ok: true,
      record: next,
      body: answer,
      ...(typeof secret === 'string' ? { secrets: { secret } } : {}),
      ...(isNew ? { created: [{ kind: 'blend', record: { id: newId(), name: blend } }] } : {}),
    };
  },
  checkAnswer: (body) => server.checkResponse('updateTea', 200, body),
  server: ({ authenticate, update }, options) =>
    server(
      {
        authenticate,
        updateTea: async (request) => {
          if (request.headers['x-fail'] === 'refusal') throw new RefusalError({ kind: 'path-not-found' });
          return update(request, request.params.tea_id);
        },
      },
      options,
    ),
};
