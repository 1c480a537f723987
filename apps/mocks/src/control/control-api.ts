import { RefusalError, serverPlugin } from '@clientele/server-kit';
import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { pageHeaders, readPage } from '../page/page.ts';
import { wantsPage } from '../page/wants-page.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Access } from './access.ts';
import { document } from './document.ts';
import { controlHandlers } from './handlers.ts';
import { refuseStrangers } from './refuse-strangers.ts';

export type { Access } from './access.ts';

/** A contract that is served, and where. */
export interface Served {
  readonly contract: MockedContract;
  readonly url: string;
  /** Why an older version is served than what is written. */
  readonly stale?: string;
}

/** What the control API speaks of. */
export interface ControlParts {
  readonly sessions: Sessions;
  /** As they are now: contracts come and go. */
  readonly contracts: () => readonly Served[];
  readonly access: Access;
}

const METHODS = ['GET', 'HEAD', 'PUT', 'DELETE'];
const BODY_LIMIT = 64 * 1024;

/**
 * Everything under `/_mock`: what is served and selected, the log, and in a browser the page. Nobody but
 * who may drive the mocks gets an answer.
 *
 * @example
 * ```ts
 * await app.register(controlApi({ sessions, contracts: () => served, access }));
 * ```
 */
export function controlApi(parts: ControlParts): FastifyPluginAsync {
  const api = serverPlugin<ReturnType<typeof controlHandlers>, false>({ document });
  return async (app) => {
    await app.register(
      async (scope) => {
        scope.addHook('onRequest', async (_request, reply) => {
          reply.headers({
            'cache-control': 'no-store',
            'cross-origin-resource-policy': 'same-origin',
            'x-content-type-options': 'nosniff',
          });
        });
        scope.addHook('onRequest', refuseStrangers(parts.access));
        await shareWithAllowed(scope);
        await servePage(scope);
        await api(controlHandlers(parts), { responses: 'off', bodyLimit: BODY_LIMIT })(scope, {});
        refuseOthers(scope);
      },
      { prefix: '/_mock' },
    );
  };
}

/** Whoever has an Origin is allowed, since the strangers were refused before. */
async function shareWithAllowed(scope: FastifyInstance): Promise<void> {
  scope.addHook('onRequest', async ({ headers }, reply) => {
    if (headers['access-control-request-private-network'] !== 'true') return;
    reply.header('access-control-allow-private-network', 'true');
  });
  const shared: FastifyCorsOptions = { origin: true, credentials: true, methods: METHODS, maxAge: 600 };
  await scope.register(cors, {
    delegator({ method, headers }, done) {
      const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
      done(null, { ...shared, preflight: isPreflight });
    },
  });
}

async function servePage(scope: FastifyInstance): Promise<void> {
  const files = await readPage();
  scope.addHook('onRequest', async ({ method, url, headers }, reply) => {
    const path = url.replace(/\?.*$/s, '').replace(/\/$/, '');
    const isPage = path === '/_mock' && wantsPage(headers.accept);
    const file = path === '/_mock' && !isPage ? undefined : files.get(path);
    if (!file || (method !== 'GET' && method !== 'HEAD')) return undefined;
    return reply.headers(pageHeaders).header('vary', 'Accept').type(file.type).send(file.text);
  });
}

/** Else the contracts, whose route is any path, would be asked for a vendor of this name. */
function refuseOthers(scope: FastifyInstance): void {
  const allow = ['GET', 'HEAD', 'DELETE'];
  scope.route({
    method: scope.supportedMethods.filter((method) => !allow.includes(method)),
    url: '/',
    // The kit knows the path with its slash alone.
    handler() {
      throw new RefusalError({ kind: 'method-not-allowed', allow });
    },
  });
  scope.route({
    method: scope.supportedMethods.filter((method) => method !== 'OPTIONS'),
    url: '/*',
    exposeHeadRoute: false,
    handler(_request, reply) {
      reply.callNotFound();
    },
  });
}
