import { resolve } from 'node:path';
import { errorShapeFault } from '@clientele/contract-testing/error-shape';
import { readRegister } from '@clientele/openapi/register';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Stub } from '../support/serve.ts';
import { openServers } from '../support/servers.ts';
import { specimens } from '../support/specimens.ts';
import { testBodies } from './bodies.ts';
import { testCredentials } from './credentials.ts';
import { testHandlers } from './handlers.ts';
import { testEndlessBodies, testMalformedHttp } from './malformed-http.ts';
import { testOrder } from './order.ts';
import { testPaths } from './paths.ts';
import { testResponses } from './responses.ts';
import { testScenarios } from './scenarios.ts';

const root = resolve(import.meta.dirname, '../../../..');
const register = await readRegister(root);

/**
 * What holds for the server of every contract, from its bundle alone.
 *
 * @example
 * ```ts
 * testServer('buddy', { document, server: buddyServer });
 * ```
 */
export function testServer(name: string, stub: Stub): void {
  describe(name, async () => {
    const registered = register.find((entry) => entry.name === name);
    const fault = registered && (await errorShapeFault(root, registered));
    if (fault !== undefined) {
      it('has a shape for its errors', () => expect.fail(fault));
      return;
    }
    const all = specimens(stub.document);
    const servers = await openServers(stub, all);
    const opened = Object.values(servers);
    beforeEach(() => opened.forEach(({ reset }) => void reset()));
    afterAll(() => Promise.all(opened.map(({ app }) => app.close())));
    const isHouse = registered?.level === 'house';
    const asked = { ...stub, servers, isHouse, operations: all.map(({ operation }) => operation) };
    for (const specimen of all) {
      describe(specimen.operation.id, () => {
        testScenarios(asked, specimen);
        testPaths(asked, specimen);
        testMalformedHttp(asked, specimen);
        testCredentials(asked, specimen);
        testBodies(asked, specimen);
        testOrder(asked, specimen);
        testResponses(asked, specimen);
      });
    }
    testEndlessBodies(asked, all);
    testHandlers(stub, all);
  });
}
