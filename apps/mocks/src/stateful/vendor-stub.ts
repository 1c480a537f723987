import type { Operation } from '@clientele/openapi';
import {
  type Circumstances,
  idViolation,
  toClientId,
  updateKept,
  type VendorSemantics,
} from '@clientele/semantics';
import {
  type Authenticate,
  createAppOptions,
  problemDetails,
  RefusalError,
  serverPlugin,
} from '@clientele/server-kit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { MockedContract } from '../prism/contract.ts';
import { current } from './exchange.ts';

/** Whose stub it is, and what its updates may know besides. */
export interface StubParts {
  readonly contract: MockedContract;
  readonly vendor: VendorSemantics;
  /** The one that the vendor's semantics are of. */
  readonly operation: Operation;
  readonly now: () => Date;
  readonly newId: Circumstances['newId'];
}

/**
 * The vendor's stub on records in memory, as an app that never listens: each request is of an exchange.
 *
 * @throws {TypeError} when the contract can't be served as it is
 */
export async function vendorStub({
  contract,
  vendor,
  operation,
  now,
  newId,
}: StubParts): Promise<FastifyInstance> {
  const shape = (await contract.errors?.()) ?? problemDetails;
  const server = serverPlugin<object>({
    document: contract.document,
    errors: (refusal) => {
      current().refusal = refusal;
      return shape(refusal);
    },
  });
  // As at the other mocks, every token that has the form of one is good.
  const authenticate: Authenticate = (_request, { credential }) => {
    current().presented = credential;
    return { ok: true, principal: undefined };
  };
  // Nothing is awaited between reading and writing, so of two updates the second sees what the first has written.
  const update = async (request: FastifyRequest) => {
    const { records, presented } = current();
    const id = String(Object(request.params)[vendor.idParameter]);
    const violation = idViolation(vendor, id);
    if (violation) throw new RefusalError({ kind: 'invalid-parameters', violations: [violation] });
    const client = records.find(vendor.idField, toClientId(vendor, id));
    if (!client) throw new RefusalError({ kind: 'client-not-found' });
    const { result, kept } = updateKept(vendor, client, request.body, { now: now(), newId, presented });
    if (!result.ok) throw new RefusalError({ kind: 'refused', violations: result.faults });
    server.checkResponse(operation.id, 200, result.body);
    records.keep(kept);
    return result.body;
  };
  // Injecting would tidy the path up, which no server does.
  const app = Fastify({ ...createAppOptions(), rewriteUrl: () => current().target });
  app.addHook('onError', async (_request, _reply, error) => {
    current().error = error;
  });
  await app.register(server({ authenticate, [operation.id]: update }));
  return app;
}
