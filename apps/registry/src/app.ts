import { randomUUID } from 'node:crypto';
import { createAppOptions } from '@clientele/server-kit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './env.ts';
import { type Allowance, createAllowance } from './http/allowance.ts';
import { authenticator } from './http/authenticate.ts';
import { allowOrigins, besidesPreflights } from './http/cors.ts';
import { fixedHeaders } from './http/fixed-headers.ts';
import { type LogStream, loggerOptions } from './http/logging.ts';
import { addMetrics } from './http/metrics.ts';
import { answerOutsiders, outsideTheHooks } from './http/outsiders.ts';
import { addProbes } from './http/probes.ts';
import { describeRoute } from './http/route.ts';
import { updater } from './http/update.ts';
import { type Hasher, limited } from './secrets/hasher.ts';
import type { Store } from './store/store.ts';
import type { VendorModule } from './vendors/vendor.ts';

/** What the app is made of. */
export interface AppParts {
  readonly config: Pick<
    Config,
    'bodyLimit' | 'corsOrigins' | 'responses' | 'requestTimeoutMs' | 'rateLimit' | 'logLevel'
  >;
  readonly store: Store;
  readonly vendors: readonly VendorModule[];
  /** Injected in tests, as the next four are. */
  readonly hasher?: Hasher;
  readonly allowance?: Allowance;
  readonly now?: () => Date;
  readonly newId?: () => string;
  readonly logStream?: LogStream;
}

/** How often Node looks for requests that are overdue; each may last this much longer than its timeout. */
const CHECK_EVERY_MS = 500;

/**
 * The whole server except its port: every vendor's stub under `/<vendor>`, probes and metrics.
 *
 * @example
 * ```ts
 * const app = await createApp({ config: readConfig({}), store, vendors });
 * await app.inject('/healthz'); // 200
 * ```
 */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, store, vendors, now = () => new Date(), newId = randomUUID, hasher = limited() } = parts;
  const { requestTimeoutMs, corsOrigins } = config;
  const allowance = parts.allowance ?? createAllowance(config.rateLimit, now);
  const secretNames = vendors.flatMap(({ secretFields }) => secretFields);
  const fixed = await fixedHeaders();
  const app: FastifyInstance = Fastify({
    ...createAppOptions({
      onRefused: outsideTheHooks(fixed, (refused) => countRefused(refused), corsOrigins),
    }),
    logger: loggerOptions(config.logLevel, secretNames, parts.logStream),
    // One line per request, by the hook below.
    logController: new LogController({ disableRequestLogging: true }),
    // An id from outside could be made to look like another request's.
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    bodyLimit: config.bodyLimit,
    // `requestTimeout` alone never ends a body that dribbles in.
    requestTimeout: requestTimeoutMs,
    http: {
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, requestTimeoutMs),
    },
    keepAliveTimeout: 10_000,
    // What was accepted is finished; the probes tell the outside to send no more.
    return503OnClosing: false,
  });
  const names = vendors.map(({ name }) => name);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...fixed, 'x-request-id': request.id });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = describeRoute(request, names);
    const answer = { ...route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
    request.log.info({ req: request, ...answer }, 'answered');
  });
  answerOutsiders(app);
  if (corsOrigins) await allowOrigins(app, corsOrigins, fixed);
  const countRefused = addMetrics(app, names);
  addProbes(app, store);
  const { bodyLimit, responses } = config;
  for (const vendor of vendors) {
    const authenticate = authenticator(store, vendor, now, allowance);
    const checkAnswer = responses === 'enforce' ? vendor.checkAnswer : () => {};
    const update = updater(store, vendor, { now, newId, hasher, checkAnswer });
    const server = vendor.server({ authenticate, update }, { bodyLimit, responses });
    const scoped = corsOrigins ? besidesPreflights(server) : server;
    await app.register(scoped, { prefix: `/${vendor.name}` });
  }
  return app;
}
