import {
  exampleOf,
  type Input,
  type MediaType,
  namedExamples,
  type OpenApiDocument,
  type Operation,
  requestMediaType,
  responseFor,
  type Scenario,
  scenariosOf,
  toPointer,
} from '@clientele/openapi';
import { completeInput, generatedBody } from './complete-input.ts';
import type { GenerateValue } from './generate-value.ts';
import { misfits } from './misfit.ts';

/** A scenario as it is tested: the body of its request is what a program holds, bytes as a Blob. */
export interface TestScenario extends Scenario {
  /** What no example of the contract says: of an `answer` no mock knows. */
  readonly generated?: 'request' | 'answer';
  /** What its example says against its schema, in an imported contract: nobody can be asked for it. */
  readonly unfit?: string;
}

/** What is tested of an operation, and why the rest is not. */
export interface Tested {
  readonly scenarios: readonly TestScenario[];
  /** The named examples of the request body. */
  readonly requests: readonly { readonly name: string; readonly value: unknown }[];
  readonly unasked: readonly string[];
}

const nothing: Input = { path: {}, query: {}, headers: {} };

/**
 * The scenarios of an operation, completed from its schemas: what its requests lack, and an answer for
 * each status and media type without a named example.
 */
export function testScenarios(
  document: OpenApiDocument,
  operation: Operation,
  generate: GenerateValue,
): Tested {
  const unasked: string[] = [];
  const { sent, received } = misfits(document, operation);
  const passedOver = new Set<string>();
  const isImported = operation.raw['x-provenance'] === 'imported';
  const documented = scenariosOf(document, operation).map(judged);
  const given = documented[0]?.input ?? nothing;
  const answers = Object.keys(operation.responses).flatMap((key) => answersOf(key));
  const scenarios = [...documented, ...answers].flatMap((scenario): TestScenario[] => {
    const completed = completeInput(document, operation, generate, scenario.input, sent);
    const { input, isGenerated, unfit } = completed;
    for (const example of unfit) passedOver.add(example);
    const request = isGenerated ? ({ generated: 'request' } as const) : {};
    return input ? [{ ...request, ...scenario, input }] : [];
  });
  if (scenarios.length === 0 && unasked.length === 0)
    unasked.push('no request that its schemas allow was found');
  return { scenarios, requests: requestsOf(), unasked: [...unasked, ...passedOver] };

  function requestsOf(): Tested['requests'] {
    const mediaType = requestMediaType(operation) ?? '';
    const { content = {}, pointer = '' } = operation.body ?? {};
    const media = content[mediaType] ?? {};
    return Object.entries(namedExamples(document, media)).flatMap(([name, { value }]) => {
      const place = pointer + toPointer(['content', mediaType]);
      const unfit = media.schema === undefined ? undefined : sent(place, value, mediaType);
      if (unfit === undefined) return [{ name, value }];
      passedOver.add(`the example ${name} of the request: ${unfit}`);
      return [];
    });
  }

  function judged(scenario: Scenario): TestScenario {
    const { status, mediaType, body, name } = scenario;
    const { response } = responseFor(operation, status) ?? {};
    if (status === 501 && isImported) {
      passedOver.add(`${status} ${name}: it says that nothing implements the operation`);
      return { ...scenario, unfit: 'nothing implements the operation' };
    }
    if (!response || mediaType === undefined || !response.content?.[mediaType]?.schema) return scenario;
    const unfit = received(response.pointer + toPointer(['content', mediaType]), body, mediaType);
    if (unfit === undefined) return scenario;
    passedOver.add(`the example ${status} ${name}: ${unfit}`);
    return { ...scenario, unfit };
  }

  function answersOf(key: string): TestScenario[] {
    const { content = {}, pointer = '' } = operation.responses[key] ?? {};
    if (key.startsWith('1') || (key === '501' && isImported)) return [];
    const status = statusFor(operation, key);
    const isBare = Object.keys(content).length === 0 || operation.method === 'HEAD';
    const base = { status, input: given, ownRequest: false, generated: 'answer' } as const;
    // A single status without a body is a scenario of the contract itself.
    if (isBare) return /^\d+$/.test(key) ? [] : [{ ...base, name: '-' }];
    return Object.entries(content).flatMap(([type, media]) => {
      const isAsked = (one: TestScenario) => one.status === status && one.mediaType === type && !one.unfit;
      if (documented.some(isAsked)) return [];
      const mediaType = concrete(type, content);
      const body = bodyOf(`${status} ${type}`, mediaType, media, pointer + toPointer(['content', type]));
      if (body !== undefined) return [{ ...base, name: `generated ${mediaType}`, mediaType, body }];
      unasked.push(`${status} ${type}: no body that its schema allows was found`);
      return [];
    });
  }

  function bodyOf(what: string, mediaType: string, media: MediaType, pointer: string): unknown {
    const example = exampleOf(document, media);
    const isBound = example !== undefined && media.schema !== undefined;
    const unfit = isBound ? received(pointer, example, mediaType) : undefined;
    if (unfit !== undefined && media.example !== undefined)
      passedOver.add(`the example of ${what}: ${unfit}`);
    const fitting = unfit === undefined ? example : undefined;
    return fitting ?? generatedBody(mediaType, generate, pointer, media);
  }
}

/** A status that a key stands for. 501 would say that nothing implements the operation. */
function statusFor({ responses }: Operation, key: string): number {
  if (/^\d+$/.test(key)) return Number(key);
  const hasSuccess = Object.keys(responses).some((one) => one.startsWith('2'));
  const first = key === 'default' ? (hasSuccess ? 500 : 200) : Number(key[0]) * 100;
  const free = Array.from({ length: 100 }, (_, index) => first + index);
  return free.find((status) => !(String(status) in responses) && status !== 501) ?? first;
}

/** A media type that falls under a range, and under nothing else of a response. */
function concrete(type: string, content: object): string {
  const isAny = ['*/*', '*', 'application/*'].includes(type);
  const other = type === 'application/*' ? 'application/xml' : 'text/plain';
  if (isAny) return 'application/json' in content ? other : 'application/json';
  return type.replace(/^image\/\*$/, 'image/png').replace(/\/\*$/, '/plain');
}
