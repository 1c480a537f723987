import {
  functionName,
  type OpenApiDocument,
  operations,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import { type Difference, differences } from '@clientele/openapi/differences';

/** A scenario that is not what it was; one side is missing when it was added or removed. */
export interface ChangedScenario {
  /** `PATCH /clients/{id}` */
  readonly operation: string;
  readonly fn: string;
  readonly name: string;
  readonly before?: Exchange;
  readonly after?: Exchange;
  /** The members that differ, where there are both. */
  readonly differences: readonly Difference[];
}

/** What a scenario says of one request and its answer. */
export interface Exchange {
  readonly request: object;
  readonly response: object;
}

interface Named {
  readonly operation: string;
  readonly fn: string;
  readonly name: string;
  readonly exchange: Exchange;
}

/** Compares the scenarios of two documents, one of which may be missing. */
export function compareScenarios(
  before: OpenApiDocument | undefined,
  after: OpenApiDocument | undefined,
): ChangedScenario[] {
  const [old, now] = [listScenarios(before), listScenarios(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key): ChangedScenario[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const found = was && is ? differences(was.exchange, is.exchange) : [];
    const named = is ?? was;
    if (!named || (was && is && found.length === 0)) return [];
    const { operation, fn, name } = named;
    const sides = { ...(was && { before: was.exchange }), ...(is && { after: is.exchange }) };
    return [{ operation, fn, name, ...sides, differences: found }];
  });
}

function listScenarios(document: OpenApiDocument | undefined): Map<string, Named> {
  const named = [...(document ? operations(document) : [])].flatMap((operation) => {
    const what = `${operation.method.toUpperCase()} ${operation.path}`;
    return scenariosOf(document as OpenApiDocument, operation)
      .filter(({ name }) => name !== '-')
      .map((scenario) => [`${what} ${scenario.name}`, nameOf(what, operation.id, scenario)] as const);
  });
  // Of several media types that share a name the first one speaks.
  return new Map(named.reverse());
}

function nameOf(operation: string, id: string, scenario: Scenario): Named {
  const { name, status, mediaType, body, cause, input, ownRequest } = scenario;
  const { path, query, headers } = input;
  const given = { path, query, headers };
  const parts = Object.entries(given).filter(([, values]) => Object.keys(values).length > 0);
  // An error that a cause leads to has no request of its own: what it borrows may change without it.
  const request =
    ownRequest || !cause ? { ...Object.fromEntries(parts), ...bodyOf(input) } : { 'x-cause': cause };
  const response = { status, ...(mediaType === undefined ? {} : { mediaType }), ...bodyOf({ body }) };
  return { operation, fn: functionName(id), name, exchange: { request, response } };
}

function bodyOf({ body }: { readonly body?: unknown }): object {
  return body === undefined ? {} : { body };
}
