import type { OpenApiDocument, Operation, Parameter } from './document.ts';
import { type Example, exampleOf, namedExamples } from './examples.ts';
import type { Cause } from './extensions/cause.ts';
import { defaultMediaType } from './media-types.ts';

/** What a request of an operation is made of. */
export interface Input {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A named example: what an operation answers in one situation, and the request that leads there. */
export interface Scenario {
  /** `-` for a response without a body. */
  readonly name: string;
  readonly status: number;
  /** Absent for a response without a body. */
  readonly mediaType?: string;
  readonly body?: unknown;
  /** The examples of the parameters, and the body: the first documented one where the scenario has none of its own. */
  readonly input: Input;
  /** True when the request example carries the scenario's own name. */
  readonly ownRequest: boolean;
  /** The `x-cause` of an error example. */
  readonly cause?: Cause;
}

/** The media type that an operation's requests have by default: the first that is JSON, else the first. */
export function requestMediaType({ body }: Operation): string | undefined {
  return defaultMediaType(body?.content);
}

/**
 * The scenarios of an operation, in the order of its responses. A status range and `default` have
 * none: nobody can ask for one. Nor has a status of 1xx, which is no answer yet (RFC 9110, section 15.2).
 *
 * @throws {@link OpenApiError} when an example is a reference that leads nowhere
 */
export function scenariosOf(document: OpenApiDocument, operation: Operation): readonly Scenario[] {
  const content = operation.body?.content[requestMediaType(operation) ?? ''] ?? {};
  const requests = namedExamples(document, content);
  const parameters = exampleParameters(document, operation.parameters);
  const [first] = Object.values(requests);
  const unnamed = exampleOf(document, content);
  const inputFor = (request: Example | undefined): Input => {
    const body = request?.value === undefined ? unnamed : request.value;
    return body === undefined ? parameters : { ...parameters, body };
  };
  return Object.entries(operation.responses).flatMap(([code, response]): Scenario[] => {
    if (!/^[2-5]\d\d$/.test(code)) return [];
    const status = Number(code);
    const bodies = Object.entries(response.content ?? {});
    if (bodies.length === 0) return [{ name: '-', status, input: inputFor(first), ownRequest: false }];
    return bodies.flatMap(([mediaType, media]) =>
      Object.entries(namedExamples(document, media)).map(([name, { value, 'x-cause': cause }]) => {
        const own = Object.hasOwn(requests, name) ? requests[name] : undefined;
        return {
          name,
          status,
          mediaType,
          body: value,
          input: inputFor(own ?? first),
          ownRequest: own !== undefined,
          // Lint holds it to this vocabulary.
          ...(cause ? { cause: cause as Cause } : {}),
        };
      }),
    );
  });
}

/** Every parameter that is required or has an example. */
function exampleParameters(document: OpenApiDocument, parameters: readonly Parameter[]): Input {
  const values = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => ({ ...parameter, value: exampleOf(document, parameter) }))
      .filter(({ required, value }) => required || value !== undefined)
      .map(({ name, value }) => [name, value]);
  return {
    path: Object.fromEntries(values('path')),
    query: Object.fromEntries(values('query')),
    // As a text, what has no example would be one.
    headers: Object.fromEntries(
      values('header').flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
  };
}
