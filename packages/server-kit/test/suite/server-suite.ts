import { describe } from 'vitest';
import { specimens } from '../support/contract.ts';
import type { Contract } from '../support/serve.ts';
import { testBodies } from './bodies.ts';
import { testCredentials } from './credentials.ts';
import { testHandlers } from './handlers.ts';
import { testMalformedHttp } from './malformed-http.ts';
import { testOrder } from './order.ts';
import { testPaths } from './paths.ts';
import { testResponses } from './responses.ts';
import { testScenarios } from './scenarios.ts';

/**
 * What holds for the server of every contract, from its bundle alone.
 *
 * @example
 * ```ts
 * testServer('buddy', { document, server: buddyServer });
 * ```
 */
export function testServer(name: string, contract: Contract): void {
  describe(name, () => {
    for (const specimen of specimens(contract.document)) {
      describe(specimen.operation.id, () => {
        testScenarios(contract, specimen);
        testPaths(contract, specimen);
        testMalformedHttp(contract, specimen);
        testCredentials(contract, specimen);
        testBodies(contract, specimen);
        testOrder(contract, specimen);
        testResponses(contract, specimen);
      });
    }
    testHandlers(contract);
  });
}
