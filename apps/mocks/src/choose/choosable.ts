import {
  type Cause,
  functionName,
  namedExamples,
  type OpenApiDocument,
  type Operation,
  operations,
  responseFor,
  scenariosOf,
} from '@clientele/openapi';
import type { MockedContract } from '../prism/contract.ts';

/** A scenario that can be chosen. */
export interface ChoosableScenario {
  readonly name: string;
  readonly status: number;
  readonly summary?: string;
  /** Whether the contract has a request that leads there. */
  readonly hasRequest: boolean;
  readonly cause?: Cause;
}

/** The operation with an id, or with the name of a function that is made of it. */
export function choosableNamed(
  contract: Pick<MockedContract, 'document'>,
  name: string,
): ChoosableOperation | undefined {
  const known = choosable(contract);
  return known.get(name) ?? [...known.values()].find(({ operationId }) => functionName(operationId) === name);
}

/** What can be chosen of an operation. */
export interface ChoosableOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly scenarios: readonly ChoosableScenario[];
  /** The statuses that are documented by number. */
  readonly codes: readonly number[];
  /** Documented by number, by range or by `default`. */
  has(code: number): boolean;
}

/** What can be chosen of a contract, by operationId. */
export type Choosable = ReadonlyMap<string, ChoosableOperation>;

const compiled = new WeakMap<OpenApiDocument, { byId: Choosable; byRoute: Choosable }>();

/**
 * What can be chosen of a contract; read once.
 *
 * @example
 * ```ts
 * choosable(contract).get('updateKettle')?.codes; // [200, 400, 404]
 * ```
 */
export function choosable({ document }: Pick<MockedContract, 'document'>): Choosable {
  return compile(document).byId;
}

/** By method and path template, as Prism routes. */
export function choosableAt(
  { document }: Pick<MockedContract, 'document'>,
  { method, path }: { readonly method: string; readonly path: string },
): ChoosableOperation | undefined {
  return compile(document).byRoute.get(`${method.toUpperCase()} ${path}`);
}

function compile(document: OpenApiDocument): { byId: Choosable; byRoute: Choosable } {
  const known = compiled.get(document);
  if (known) return known;
  const all = [...operations(document)].map((operation) => read(document, operation));
  const found = {
    // Where two have one id, requests tell them apart and names do not: the first has the name.
    byId: new Map(all.flatMap((one) => (isNamesake(one, all) ? [] : [[one.operationId, one] as const]))),
    byRoute: new Map(all.map((one) => [`${one.method} ${one.path}`, one])),
  };
  compiled.set(document, found);
  return found;
}

function isNamesake(one: ChoosableOperation, all: readonly ChoosableOperation[]): boolean {
  return all.find(({ operationId }) => operationId === one.operationId) !== one;
}

function read(document: OpenApiDocument, operation: Operation): ChoosableOperation {
  const { id, method, path, raw, responses } = operation;
  const named = scenariosOf(document, operation).filter(({ name }) => name !== '-');
  const isFirst = (one: (typeof named)[0], index: number) =>
    named.findIndex(({ name, status }) => name === one.name && status === one.status) === index;
  return {
    operationId: id,
    method,
    path,
    ...(raw.summary === undefined ? {} : { summary: raw.summary }),
    scenarios: named.filter(isFirst).map(({ name, status, mediaType = '', ownRequest, cause }) => {
      const { summary } = namedExamples(document, responses[status]?.content?.[mediaType] ?? {})[name] ?? {};
      return {
        name,
        status,
        hasRequest: ownRequest,
        ...(summary === undefined ? {} : { summary }),
        ...(cause ? { cause } : {}),
      };
    }),
    codes: Object.keys(responses)
      .filter((code) => /^[2-5]\d\d$/.test(code))
      .map(Number),
    has: (code) => responseFor(operation, code) !== undefined,
  };
}
