import type { JsonObject } from '@clientele/semantics';
import { serverPlugin } from '@clientele/server-kit';
import type { RouteHandler } from 'fastify';
import type { VendorModule } from '../../src/vendors/vendor.ts';
import { contractOf } from './contract-of.ts';

type Handlers = { replaceMug: RouteHandler<{ Params: { id: string } }> };

const server = serverPlugin<Handlers>({
  document: contractOf({
    path: '/v1/mugs/{id}',
    method: 'put',
    operationId: 'replaceMug',
    idParameter: 'id',
  }),
});

/** An invented vendor whose tokens belong to one client each, and whose clients prove their secret. */
export const mug: VendorModule = {
  name: 'mug',
  idField: 'id',
  idParameter: 'id',
  secretFields: ['secret'],
  relatedKinds: [],
  requiredScopes: [],
  tokenPerClient: true,
  demo: { id: 'demo' },
  create(input) {
    const { secret = '', token, ...record } = input as JsonObject;
    const secrets: Record<string, string> = secret === '' ? {} : { secret: String(secret) };
    return { ok: true, record, secrets, ...(typeof token === 'string' ? { token } : {}) };
  },
  update({ id = '' }, body, { secretMatches, presented }) {
    const { secret, ...rest } = body as JsonObject;
    if (typeof secret === 'string' && !secretMatches('secret', secret)) {
      return { ok: false, faults: [{ field: 'secret', message: 'secret does not match' }] };
    }
    const record = { ...rest, id };
    return { ok: true, record, body: { ...record, token: presented } };
  },
  checkAnswer: (body) => server.checkResponse('replaceMug', 200, body),
  server: ({ authenticate, update }, options) =>
    server({ authenticate, replaceMug: async (request) => update(request, request.params.id) }, options),
};
