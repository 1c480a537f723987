import { createRequire } from 'node:module';
import { ProblemJsonError } from '@stoplight/prism-http';
import { serialize } from '@stoplight/prism-http-server/dist/serialize.js';
import type { Answer } from './answer.ts';
import { type MockedContract, type PrismOperation, prismConfig } from './contract.ts';
import { isRefused, toViolation } from './diagnostic.ts';
import { dynamicBody } from './dynamic-body.ts';
import { operationsLike, shapeOf } from './operations-like.ts';
import { isNamed, sentExample } from './sent-example.ts';
import { sentType } from './sent-type.ts';

// Node and Vite disagree on what the default export of this CommonJS module is: `require` is plain.
const routerModule: typeof import('@stoplight/prism-http/dist/router/index.js') = createRequire(
  import.meta.url,
)('@stoplight/prism-http/dist/router/index.js');

/** A request as Prism takes it. */
export type PrismRequest = Parameters<MockedContract['prism']['request']>[0];

/** What to answer; by default the first that fits. */
export type Preferences = { code?: number; exampleKey?: string; dynamic?: boolean; seed?: string };

/** How to ask. */
type AskOptions = {
  /** What the request is routed to, where that is known. */
  operation?: PrismOperation | undefined;
  preferences?: Preferences;
  /** Whether to check the request; true by default. */
  validateRequest?: boolean;
};

/**
 * Has Prism answer a request: its routing, checks, choice of example and serialization.
 * This is the handler of prism-http-server 5.16.0 without its way of reading the body.
 *
 * @example
 * ```ts
 * const answer = await askPrism(contract, { method: 'get', url: { path: '/teas' }, headers: {} });
 * ```
 */
export async function askPrism(
  contract: MockedContract,
  request: PrismRequest,
  options: AskOptions = {},
): Promise<Answer> {
  const { validateRequest = true, operation = operationOf(contract, request) } = options;
  // What Prism makes up has negative dates and breaks its schema, so that it chooses, and the rest is ours.
  const { dynamic = false, ...preferences } = options.preferences ?? {};
  const mock = { ...prismConfig.mock, ...preferences };
  const config = { ...prismConfig, validateRequest, mock };
  const result = await contract.prism.request(
    request,
    operation ? [operation] : contract.operations,
    config,
  )();
  if (result._tag === 'Left') return errorAnswer(result.left);
  const { output, validations } = result.right;
  const headers = textHeaders(output.headers ?? {});
  const documented = { status: output.statusCode, mediaType: headers['content-type'] };
  const asked = validations.input.map((found) => toViolation('request', found));
  const isMadeUp = dynamic && preferences.exampleKey === undefined && !isRefused(asked);
  const madeUp = isMadeUp ? await dynamicBody(contract, operation, documented, preferences.seed) : undefined;
  const sent = madeUp === undefined ? sentExample(operation, output, headers['content-type']) : undefined;
  const isScenario = operation && sent !== undefined && isNamed(contract, operation, output.statusCode, sent);
  const value = madeUp ?? output.body;
  const type = sentType(operation, headers['content-type'], value);
  if (type !== undefined) headers['content-type'] = type;
  const body = serialize(value, type);
  const ofAnswer = validations.output.filter(({ path }) => madeUp === undefined || path?.[0] !== 'body');
  return {
    status: output.statusCode,
    headers,
    ...(body === undefined ? {} : { body: String(body) }),
    ...(isScenario ? { scenario: sent } : {}),
    reason: sent === undefined && body !== undefined ? 'generated' : 'first',
    violations: [...asked, ...ofAnswer.map((found) => toViolation('response', found))],
  };
}

/** The operation that Prism routes a request to. */
export function operationOf(contract: MockedContract, request: PrismRequest): PrismOperation | undefined {
  const { method, url } = request;
  const resources = operationsLike(contract).get(shapeOf({ method, path: url.path })) ?? [];
  const routed = routerModule.default({ resources, input: request });
  return routed._tag === 'Right' ? routed.right : undefined;
}

function errorAnswer(error: Error & { status?: number; additional?: Additional }): Answer {
  return {
    status: error.status ?? 500,
    headers: {
      ...textHeaders(error.additional?.headers ?? {}),
      'content-type': 'application/problem+json',
    },
    body: JSON.stringify(ProblemJsonError.toProblemJson(error)),
    violations: [],
  };
}

type Additional = { headers?: Record<string, unknown> };

/** Prism leaves `null` where a header has no example, and numbers where the example is one. */
function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
