import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { SAME_ORIGIN } from './cors.ts';
import { describeRoute } from './route.ts';

/** Seconds; the last ones are where a database's timeouts are. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** A request that no hook sees, so that nothing could measure how long it took. */
export interface RefusedEarly {
  readonly vendor: string;
  readonly reason: string;
  readonly status: number;
}

/**
 * Measures every answer and serves the numbers at `/metrics`. No label holds an id. What no hook sees is
 * counted by the function that is returned.
 */
export function addMetrics(
  app: FastifyInstance,
  vendors: readonly string[],
): (refused: RefusedEarly) => void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer.',
    labelNames: ['vendor', 'operation', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const early = new Counter({
    name: 'http_requests_refused_early_total',
    help: 'Requests that were refused before they had a route: malformed, too large or too slow.',
    labelNames: ['vendor', 'reason', 'status'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const { vendor, operation } = describeRoute(request, vendors);
    duration.observe({ vendor, operation, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { config: SAME_ORIGIN }, async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
  return ({ vendor, reason, status }) => early.inc({ vendor, reason, status });
}
