import { GenerationError } from './generation-error.ts';
import { at, isObject, type Located, type OpenApi, operations, pointer, resolve } from './openapi.ts';
import { exportedFunctions } from './runtime-exports.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly content?: unknown;
  readonly schema?: unknown;
}

interface Scheme {
  readonly type: string;
  readonly in?: string;
  readonly scheme?: string;
}

type Content = Record<string, unknown>;
type Problem = { generator: string; pointer: string; problem: string };

const json = /^application\/(.+\+)?json$/i;
const hey = '@hey-api/openapi-ts';
const runtime = '@clientele/sdk-runtime';

/**
 * Refuses what the generators or the clients' runtime would get wrong without saying so.
 *
 * @throws {@link GenerationError} for the first such place.
 */
export function checkSupported(contract: string, document: OpenApi): void {
  for (const { problem, ...where } of problems(document))
    throw new GenerationError({ contract, ...where }, problem);
}

function* problems(document: OpenApi): Generator<Problem> {
  yield* references(document, document, []);
  const names = new Map<string, string>();
  for (const located of operations(document)) {
    yield* operationId(located, names);
    yield* parameters(document, located);
    yield* requestBody(document, located);
    yield* responses(document, located);
    yield* security(document, located);
  }
}

function* references(document: OpenApi, node: unknown, path: (string | number)[]): Generator<Problem> {
  if (!isObject(node)) return;
  const reference = node['$ref'];
  if (
    typeof reference === 'string' &&
    (!reference.startsWith('#/') || at(document, reference) === undefined)
  ) {
    const problem = `$ref ${reference} leads nowhere; expected a place in the same bundle. Run \`pnpm bundle\`.`;
    yield { generator: 'bundle', pointer: pointer(...path), problem };
  }
  for (const [key, value] of Object.entries(node)) yield* references(document, value, [...path, key]);
}

function* operationId(
  { operation, pointer: where }: Located,
  names: Map<string, string>,
): Generator<Problem> {
  const id = operation.operationId;
  if (!id) {
    yield {
      generator: hey,
      pointer: where,
      problem: 'no operationId; expected one, it names the SDK function.',
    };
    return;
  }
  const name = id.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (exportedFunctions.some((one) => one.toLowerCase() === name)) {
    const problem = `operationId ${id} gives the name of what every SDK exports; rename it.`;
    yield { generator: runtime, pointer: `${where}/operationId`, problem };
  }
  const other = names.get(name);
  if (other) {
    const problem = `operationId ${id} gives the same function name as ${other}; rename one of them.`;
    yield { generator: hey, pointer: `${where}/operationId`, problem };
  }
  names.set(name, id);
}

function* parameters(document: OpenApi, { operation, path, pointer: where }: Located): Generator<Problem> {
  const shared = document.paths?.[path]?.['parameters'];
  const all = [...(Array.isArray(shared) ? shared : []), ...(operation.parameters ?? [])];
  for (const [index, node] of all.entries()) {
    const parameter = resolve<Parameter>(document, node);
    const problem = unsupported(document, parameter);
    if (problem) yield { generator: runtime, pointer: `${where}/parameters/${index}`, problem };
  }
}

function unsupported(document: OpenApi, parameter: Parameter): string | undefined {
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

function* requestBody(document: OpenApi, { operation, pointer: where }: Located): Generator<Problem> {
  const body = resolve<{ content?: Content } | undefined>(document, operation.requestBody);
  if (!body) return;
  const types = Object.keys(body.content ?? {});
  const here = `${where}/requestBody/content`;
  if (types.length !== 1) {
    const problem = `${types.length} request media types; expected one, the SDK function fixes its Content-Type.`;
    yield { generator: hey, pointer: here, problem };
  }
  for (const type of types.filter((type) => !json.test(type))) {
    const problem = `request media type ${type}; expected JSON.`;
    yield { generator: runtime, pointer: here + pointer(type).slice(1), problem };
  }
}

function* responses(document: OpenApi, { operation, pointer: where }: Located): Generator<Problem> {
  for (const [status, node] of Object.entries(operation.responses ?? {})) {
    const here = where + pointer('responses', status).slice(1);
    if (!/^[1-5]\d\d$/.test(status)) {
      const problem = `response ${status}; expected a single status, types narrow by it.`;
      yield { generator: runtime, pointer: here, problem };
    }
    const { content = {} } = resolve<{ content?: Content }>(document, node);
    if (Object.keys(content).length > 1) {
      const types = Object.keys(content).join(', ');
      const problem = `response media types ${types}; expected one, the SDK's types hold the first alone.`;
      yield { generator: hey, pointer: `${here}/content`, problem };
    }
    for (const type of Object.keys(content).filter((type) => !json.test(type))) {
      const problem = `response media type ${type}; expected JSON.`;
      yield { generator: runtime, pointer: `${here}/content${pointer(type).slice(1)}`, problem };
    }
  }
}

function* security(document: OpenApi, { operation, pointer: where }: Located): Generator<Problem> {
  for (const requirement of operation.security ?? document.security ?? []) {
    for (const name of Object.keys(requirement)) {
      const scheme = resolve<Scheme>(document, at(document, pointer('components', 'securitySchemes', name)));
      const known =
        scheme.type === 'oauth2' ||
        scheme.type === 'openIdConnect' ||
        (scheme.type === 'apiKey' && scheme.in !== 'cookie') ||
        (scheme.type === 'http' && /^(bearer|basic)$/i.test(scheme.scheme ?? ''));
      if (known) continue;
      const problem = `security scheme ${name}; expected an API key in a header or the query, HTTP Basic or Bearer.`;
      yield { generator: hey, pointer: `${where}/security`, problem };
    }
  }
}
