import {
  canonicalPointer,
  inPlace,
  mediaKind,
  type Response,
  resolve,
  responseFor,
  toPointer,
  valueAt,
} from '@clientele/openapi';
import { contentKey, essence } from './content.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { findOperation } from './find-operation.ts';
import { locate } from './locate.ts';
import { createValidator, type Validator } from './response-validator.ts';

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** Path and query as sent, without the base path. */
  readonly target: string;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** What a response does that its contract does not say. */
export interface GateViolation {
  readonly operationId?: string;
  readonly problem: string;
  /** `file:line` of the contract. */
  readonly location: string;
}

/** A violation in one line. */
export function describeViolation({ problem, location }: GateViolation): string {
  return `${problem} (${location})`;
}

/**
 * Holds an exchange against the contract, stricter than Prism: an undocumented operation, status,
 * media type or member, a missing documented body and a 501 are all violations.
 *
 * @example
 * ```ts
 * const gate = createGate(contract);
 * const violations = gate(exchange); // [] when the server kept the contract
 * ```
 */
export function createGate(contract: Contract): (exchange: Exchange) => GateViolation[] {
  const validate = createValidator(contract.document);
  return (exchange) => {
    const operation = findOperation(contract.operations, exchange);
    if (!operation) {
      const problem = `${exchange.method} ${exchange.target} is not an operation of the contract`;
      return [{ problem, location: locate(contract.source, '/paths') }];
    }
    return [...findingsOf(contract, validate, exchange, operation)].map(({ problem, pointer }) => ({
      operationId: operation.id,
      problem,
      location: locate(contract.source, pointer),
    }));
  };
}

type Finding = { problem: string; pointer: string };

function* findingsOf(
  contract: Contract,
  validate: Validator,
  exchange: Exchange,
  operation: ContractOperation,
): Generator<Finding> {
  const { status, headers, body } = exchange.response;
  const { pointer: place, responses } = operation;
  if (status === 501) {
    yield { problem: 'status 501: nothing implements this operation', pointer: `${place}/responses` };
    return;
  }
  const { response } = responseFor(operation, status) ?? {};
  if (!response) {
    const documented = Object.keys(responses).join(', ');
    const problem = `status ${status} is not documented (${documented})`;
    yield { problem, pointer: `${place}/responses` };
    return;
  }
  const here = response.pointer;
  yield* headerFindings(contract, response, headers);
  // HEAD has the headers of a body and none (RFC 9110, section 9.3.2).
  const content = (operation.method === 'HEAD' ? undefined : response.content) ?? {};
  if (Object.keys(content).length === 0) {
    if (body !== '')
      yield { problem: `status ${status} has a body, the contract documents none`, pointer: here };
    return;
  }
  const mediaType = essence(headers['content-type'] ?? '');
  const key = contentKey(content, mediaType);
  if (key === undefined) {
    const documented = Object.keys(content).join(', ');
    const problem = `media type ${mediaType || '(none)'} of status ${status} is not documented (${documented})`;
    yield { problem, pointer: `${here}/content` };
    return;
  }
  const pointer = here + toPointer(['content', key]);
  if (body === '' && mediaKind(mediaType) !== 'json') {
    yield { problem: `the body of status ${status} is missing`, pointer };
  } else {
    yield* bodyFindings(contract, validate, { mediaType, body }, pointer);
  }
}

function* headerFindings(
  { document }: Contract,
  { headers = {}, pointer }: Response,
  sent: Exchange['response']['headers'],
): Generator<Finding> {
  for (const [name, node] of Object.entries(headers)) {
    const { required } = resolve<{ readonly required?: boolean }>(document, node);
    if (required && sent[name.toLowerCase()] === undefined) {
      yield { problem: `header ${name} is missing`, pointer: pointer + toPointer(['headers', name]) };
    }
  }
}

function* bodyFindings(
  contract: Contract,
  validate: Validator,
  { mediaType, body }: { readonly mediaType: string; readonly body: string },
  pointer: string,
): Generator<Finding> {
  const { document } = contract;
  const isJson = mediaKind(mediaType) === 'json';
  let value: unknown = body;
  try {
    if (isJson) value = JSON.parse(body);
  } catch {
    yield { problem: 'the body is not JSON', pointer: `${pointer}/schema` };
    return;
  }
  // The schema of a component response is compiled where it stands, not through the reference.
  const place = canonicalPointer(document, `${pointer}/schema`);
  const schema = valueAt(document, place);
  if (schema === undefined || !(isJson || isOfText(document, mediaType, schema))) return;
  for (const { instance, schema, message } of validate(place, value)) {
    yield { problem: `body${instance}: ${message}`, pointer: schema };
  }
}

/** Whether a schema says something of a text: of an object that is written as XML or CSV it does not. */
function isOfText(document: object, mediaType: string, schema: unknown): boolean {
  const types = inPlace(document, schema).flatMap(({ type }) => [type ?? []].flat());
  return mediaKind(mediaType) === 'text' && types.length > 0 && types.every((type) => type === 'string');
}
