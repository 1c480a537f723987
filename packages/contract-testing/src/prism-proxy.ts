import { partOf, spellReferences, withoutDataReferences } from '@clientele/openapi';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { Contract } from './contract.ts';

/** A validation proxy; close it when the tests are done. */
export interface PrismProxy {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism as a validation proxy with `--errors`: an answer that breaks the contract comes back
 * as a 500. Requests go through unchecked, so that the server's own refusals are seen.
 *
 * Prism lets undocumented error statuses pass and answers a 501 with a mocked 200: the strict gate
 * has to stand behind it. It never answers a body that claims to be JSON and is not.
 */
export async function startPrismProxy(contract: Contract, upstream: string): Promise<PrismProxy> {
  const served = withoutDataReferences(spellReferences(partOf(contract.document)));
  const operations = await getHttpOperationsFromSpec(served);
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: false,
      validateRequest: false,
      validateResponse: true,
      errors: true,
      mock: { dynamic: false },
    },
    components: { logger: createLogger('proxy', { level: 'silent' }) },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, close: () => server.close() };
}
