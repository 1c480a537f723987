import type { FastifyInstance } from 'fastify';
import { pageHeaders, readPage } from './page.ts';
import { wantsPage } from './wants-page.ts';

/**
 * Shows the page at `/` to who asks for HTML; what else is there stays as it is. Before the app has routes.
 * What it loads, and all that it knows, comes from the control API, which says no to strangers.
 */
export async function showPage(app: FastifyInstance): Promise<void> {
  const page = (await readPage()).get('/');
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    if (!/^\/(?:\?|$)/.test(url) || (method !== 'GET' && method !== 'HEAD')) return undefined;
    reply.header('vary', 'Accept');
    if (!page || !wantsPage(headers.accept)) return undefined;
    return reply.headers(pageHeaders).type(page.type).send(page.text);
  });
}
