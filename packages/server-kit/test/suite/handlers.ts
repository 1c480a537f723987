import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../support/requests.ts';
import { prefix, type Stub } from '../support/serve.ts';
import type { Specimen } from '../support/specimens.ts';
import { errorShape } from './shape.ts';

/** Handlers that are missing, or too many. */
export function testHandlers(stub: Stub, specimens: readonly Specimen[]): void {
  const [specimen] = specimens;
  if (!specimen) return;
  const isSecured = specimens.some(({ operation }) => operation.security.length > 0);
  const authenticate = () => ({ ok: true, principal: 'anyone' });
  const register = async (handlers: object) => {
    const app = fastify();
    // The handlers are wrong on purpose.
    await app.register(stub.server(handlers as never), { prefix });
    return app;
  };

  describe('handlers', () => {
    it('an operation without one is a 501 in the shape of the contract', async () => {
      const app = await register(isSecured ? { authenticate } : {});
      const response = await app.inject(requestOf(stub.document, specimen));
      expect(response.statusCode).toBe(501);
      errorShape(stub, specimen)(response.body);
    });
    it('one that is no operation is an error at registration', async () => {
      await expect(register({ authenticate, updateNothing: () => {} })).rejects.toThrow(
        /updateNothing is no operation/,
      );
    });
    it.runIf(isSecured)('security without authenticate is an error at registration', async () => {
      await expect(register({})).rejects.toThrow(
        /has security, so the handlers need a function authenticate/,
      );
    });
  });
}
