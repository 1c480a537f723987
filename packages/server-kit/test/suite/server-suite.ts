import { describe } from 'vitest';
import type { Stub } from '../support/serve.ts';
import { specimens } from '../support/specimens.ts';
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
export function testServer(name: string, stub: Stub): void {
  describe(name, () => {
    for (const specimen of specimens(stub.document)) {
      describe(specimen.operation.id, () => {
        testScenarios(stub, specimen);
        testPaths(stub, specimen);
        testMalformedHttp(stub, specimen);
        testCredentials(stub, specimen);
        testBodies(stub, specimen);
        testOrder(stub, specimen);
        testResponses(stub, specimen);
      });
    }
    testHandlers(stub);
  });
}
