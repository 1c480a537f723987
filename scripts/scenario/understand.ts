import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  asMap,
  defaultMediaType,
  exampleOf,
  type OpenApiDocument,
  type Operation,
  operationsOn,
  requestMediaType,
  responseFor,
  secretNames,
} from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { type Json, semantics, toClientId, type VendorSemantics } from '@clientele/semantics';
import { type ExampleClient, exampleClient } from '@clientele/semantics/example';
import type { ErrorShape, Refusal } from '@clientele/server-kit';
import { createValidators } from '@clientele/server-kit/schema';
import { parse } from 'yaml';
import { errorShapeOf } from './error-shape.ts';
import { inOrder } from './in-order.ts';
import { Unknown } from './unknown.ts';

/** What a vendor answers to a request on the contract's starting client. */
export interface Answer {
  readonly status: number;
  /** With its members in the order of the contract. */
  readonly body: unknown;
  /** Why it is refused; empty when it is not. */
  readonly reasons: readonly string[];
  /** Whether it breaks the contract's schema, and so no rule of the vendor has been asked. */
  readonly isInvalid: boolean;
  /** Names of the members that are not to be shown. */
  readonly secrets: readonly string[];
}

/** An operation of a contract whose meaning is written down. */
export interface Understood {
  readonly operation: Operation;
  /** As the vendor's stub does: the contract's schema goes first, then the vendor's rules. */
  answer(body: unknown): Answer;
}

/**
 * What the semantics of a contract's vendor understand of it.
 *
 * @throws {@link Unknown} when there are none, or the contract lacks what they need
 */
export async function understand(
  root: string,
  contract: Registered,
  document: OpenApiDocument,
): Promise<Understood[]> {
  const vendor = semantics.get(contract.name);
  if (!vendor) throw new Unknown('packages/semantics/ does not say what its updates mean');
  const found = operationsOn(document, vendor.idParameter);
  if (found.length === 0)
    throw new Unknown(`no operation has a body and {${vendor.idParameter}} in its path`);
  const client = startingClient(root, contract, vendor);
  const errors = await errorShapeOf(root, contract);
  return found.map((operation) => {
    namesTheClient(document, operation, vendor, client);
    return { operation, answer: answering(document, operation, vendor, client, errors) };
  });
}

/** @throws {@link Unknown} */
function startingClient(root: string, { source }: Registered, vendor: VendorSemantics): ExampleClient {
  const file = join(dirname(source), 'starting-client.yaml');
  const name = relative(root, file);
  if (!existsSync(file)) throw new Unknown(`there is no ${name}, the client from which its scenarios start`);
  let client: Json;
  try {
    client = asMap(parse(readFileSync(file, 'utf8')))['client'] as Json;
  } catch (cause) {
    throw new Unknown(`${name} cannot be read: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  const made = exampleClient(vendor, client ?? null);
  if (made.ok) return made;
  throw new Unknown(`${name} is no client: ${made.problems.join('; ')}`);
}

/** A request that names another client would be answered by what is unknown. */
function namesTheClient(
  document: OpenApiDocument,
  { parameters }: Operation,
  vendor: VendorSemantics,
  { record }: ExampleClient,
): void {
  const { idParameter, idField } = vendor;
  const parameter = parameters.find(({ name, in: place }) => place === 'path' && name === idParameter);
  const named = parameter && exampleOf(document, parameter);
  const id = record[idField];
  if (typeof named === 'string' && toClientId(vendor, named) === id) return;
  const [given, expected] = [named, id].map((one) => JSON.stringify(one));
  throw new Unknown(`the example of {${idParameter}} is ${given}, and the starting client's is ${expected}`);
}

function answering(
  document: OpenApiDocument,
  operation: Operation,
  vendor: VendorSemantics,
  { record, context }: ExampleClient,
  errors: ErrorShape,
): Understood['answer'] {
  const schema = operation.body?.content[requestMediaType(operation) ?? '']?.schema ?? true;
  const validate = createValidators(document, 'request').compile(schema, 'body', operation.pointer);
  const secrets = secretNames(document, operation);
  const bodyOf = (status: number, body: unknown): unknown => {
    const { content } = responseFor(operation, status)?.response ?? {};
    // As it is read from the wire.
    const read: unknown = JSON.parse(JSON.stringify(body));
    return inOrder(document, read, content?.[defaultMediaType(content) ?? '']?.schema);
  };
  const refused = (refusal: Extract<Refusal, { violations: unknown }>): Answer => {
    const { status, body } = errors(refusal);
    const reasons = refusal.violations.map(({ field, message }) =>
      message.includes(field) ? message : `${field} ${message}`,
    );
    return {
      status,
      body: bodyOf(status, body),
      reasons,
      isInvalid: refusal.kind === 'invalid-body',
      secrets,
    };
  };
  return (body) => {
    const violations = validate(body);
    if (violations.length > 0) return refused({ kind: 'invalid-body', violations });
    const result = vendor.update(record, body, context());
    if (!result.ok) return refused({ kind: 'refused', violations: result.faults });
    return { status: 200, body: bodyOf(200, result.body), reasons: [], isInvalid: false, secrets };
  };
}
