import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.ts';
import { SAME_ORIGIN } from './cors.ts';

/**
 * `/healthz`: the process is alive. `/readyz`: it may be sent requests, that is, the store answers
 * and the process is not on its way out.
 */
export function addProbes(app: FastifyInstance, store: Store): void {
  let leaving = false;
  app.addHook('preClose', async () => {
    leaving = true;
  });
  // A connection that stays open would keep the process from ending.
  app.addHook('onSend', async (_request, reply) => {
    if (leaving) reply.header('connection', 'close');
  });
  app.get('/healthz', { config: SAME_ORIGIN }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: SAME_ORIGIN }, async (request, reply) => {
    if (leaving) return reply.code(503).send({ status: 'shutting down' });
    try {
      await store.ping();
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'the store is out of reach' });
    }
    return { status: 'ok' };
  });
}
