import {
  at,
  isReference,
  type OpenApiDocument,
  OpenApiError,
  type Operation,
  operations,
  type Parameter,
  plainName,
  type Reference,
  resolve,
  securityScheme,
  toPointer,
} from '@clientele/openapi';
import { GenerationError } from './generation-error.ts';
import { exportedFunctions } from './runtime-exports.ts';

type Problem = { generator: string; pointer: string; problem: string };

const json = /^application\/(.+\+)?json$/i;
const hey = '@hey-api/openapi-ts';
const runtime = '@clientele/sdk-runtime';

/**
 * Refuses what the generators or the clients' runtime would get wrong without saying so.
 *
 * @throws {@link GenerationError} `ERR_UNSUPPORTED` for the first such place.
 */
export function checkSupported(contract: string, document: OpenApiDocument): void {
  for (const { problem, ...where } of problems(document))
    throw new GenerationError('ERR_UNSUPPORTED', { contract, ...where }, problem);
}

function* problems(document: OpenApiDocument): Generator<Problem> {
  yield* references(document, document, []);
  const names = new Map<string, string>();
  for (const operation of operations(document)) {
    yield* operationId(operation, names);
    yield* parameters(document, operation);
    yield* requestBody(operation);
    yield* responses(operation);
    yield* security(document, operation);
  }
}

function* references(document: OpenApiDocument, node: unknown, path: string[]): Generator<Problem> {
  if (typeof node !== 'object' || node === null) return;
  const problem = isReference(node) ? faultOf(document, node) : undefined;
  if (problem) yield { generator: 'bundle', pointer: `#${toPointer(path)}`, problem };
  for (const [key, value] of Object.entries(node)) yield* references(document, value, [...path, key]);
}

/** What is wrong with a reference itself; one further on is at fault where it stands. */
function faultOf(document: OpenApiDocument, node: Reference): string | undefined {
  const { $ref } = node;
  try {
    at(document, $ref);
    resolve(document, node);
    return undefined;
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    if (error.code === 'ERR_REFERENCE_CYCLE') return `$ref ${$ref} leads back to itself.`;
    if (error.code === 'ERR_POINTER_MALFORMED' && error.pointer === $ref) return `$ref ${error.message}`;
    if (error.pointer !== $ref) return undefined;
    return `$ref ${$ref} leads nowhere; expected a place in the same bundle. Run \`pnpm bundle\`.`;
  }
}

function* operationId({ raw, pointer }: Operation, names: Map<string, string>): Generator<Problem> {
  const id = raw.operationId;
  if (!id) {
    const problem = 'no operationId; expected one, it names the SDK function.';
    yield { generator: hey, pointer: `#${pointer}`, problem };
    return;
  }
  const here = `#${pointer}/operationId`;
  const name = plainName(id);
  if (exportedFunctions.some((one) => plainName(one) === name)) {
    const problem = `operationId ${id} gives the name of what every SDK exports; rename it.`;
    yield { generator: runtime, pointer: here, problem };
  }
  const other = names.get(name);
  if (other) {
    const problem = `operationId ${id} gives the same function name as ${other}; rename one of them.`;
    yield { generator: hey, pointer: here, problem };
  }
  names.set(name, id);
}

function* parameters(document: OpenApiDocument, { parameters }: Operation): Generator<Problem> {
  for (const parameter of parameters) {
    const problem = unsupported(document, parameter);
    if (problem) yield { generator: runtime, pointer: `#${parameter.pointer}`, problem };
  }
}

function unsupported(document: OpenApiDocument, parameter: Parameter): string | undefined {
  const { name, in: place, style, explode, allowReserved, content } = parameter;
  const type = resolve<{ type?: unknown }>(document, parameter.schema)?.type;
  const composite = type === 'object' || type === 'array';
  if (place === 'cookie') return `parameter ${name} in a cookie; browsers do not let a client set it.`;
  if (content) return `parameter ${name} with \`content\`; expected a \`schema\`.`;
  if (allowReserved) return `parameter ${name} with allowReserved; expected the default, percent-encoding.`;
  if (place !== 'query') {
    if (composite) return `${place} parameter ${name} of type ${type}; expected a scalar.`;
    return style && style !== 'simple' ? `parameter ${name} of style ${style}; expected simple.` : undefined;
  }
  if (type === 'object') {
    return style === 'deepObject' ? undefined : `query object ${name}; expected style deepObject.`;
  }
  if (type === 'array' && ((style ?? 'form') !== 'form' || explode === false)) {
    return `query array ${name}; expected style form, exploded (the default).`;
  }
  return undefined;
}

function* requestBody({ body }: Operation): Generator<Problem> {
  if (!body) return;
  const types = Object.keys(body.content);
  const here = `#${body.pointer}/content`;
  if (types.length !== 1) {
    const problem = `${types.length} request media types; expected one, the SDK function fixes its Content-Type.`;
    yield { generator: hey, pointer: here, problem };
  }
  for (const type of types.filter((type) => !json.test(type))) {
    const problem = `request media type ${type}; expected JSON.`;
    yield { generator: runtime, pointer: here + toPointer([type]), problem };
  }
}

function* responses({ responses }: Operation): Generator<Problem> {
  for (const [status, { content = {}, pointer }] of Object.entries(responses)) {
    const here = `#${pointer}`;
    if (!/^[1-5]\d\d$/.test(status)) {
      const problem = `response ${status}; expected a single status, types narrow by it.`;
      yield { generator: runtime, pointer: here, problem };
    }
    if (Object.keys(content).length > 1) {
      const types = Object.keys(content).join(', ');
      const problem = `response media types ${types}; expected one, the SDK's types hold the first alone.`;
      yield { generator: hey, pointer: `${here}/content`, problem };
    }
    for (const type of Object.keys(content).filter((type) => !json.test(type))) {
      const problem = `response media type ${type}; expected JSON.`;
      yield { generator: runtime, pointer: `${here}/content${toPointer([type])}`, problem };
    }
  }
}

function* security(document: OpenApiDocument, { pointer, security }: Operation): Generator<Problem> {
  for (const requirement of security) {
    for (const name of Object.keys(requirement)) {
      const scheme = securityScheme(document, name);
      const known =
        scheme?.type === 'oauth2' ||
        scheme?.type === 'openIdConnect' ||
        (scheme?.type === 'apiKey' && scheme.in !== 'cookie') ||
        (scheme?.type === 'http' && /^(bearer|basic)$/i.test(scheme.scheme ?? ''));
      if (known) continue;
      const problem = `security scheme ${name}; expected an API key in a header or the query, HTTP Basic or Bearer.`;
      yield { generator: hey, pointer: `#${pointer}/security`, problem };
    }
  }
}
