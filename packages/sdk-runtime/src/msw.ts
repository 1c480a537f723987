import { HttpHandler, HttpResponse } from 'msw';
import { checkBaseUrl } from './base-url.ts';

/** Where requests are met. */
export interface MockOptions {
  /** As the client has it. Default: the contract's first server. */
  readonly baseUrl?: string | undefined;
}

/** As much of a scenario as an answer is made of. */
interface Answered {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/**
 * Makes an MSW handler that answers an operation's requests with one of its scenarios.
 *
 * @example
 * ```ts
 * const request = { method: 'GET', url: '/things/{id}' };
 * const response = { status: 404, headers: { 'Content-Type': 'application/json' }, body: {} };
 * setupServer(mockOperation({ Unknown: { request, response } }, 'Unknown', 'https://api.example.com')).listen();
 * ```
 * @throws TypeError `ERR_INVALID_ARG_VALUE` when no scenario has the name.
 * @throws {@link BaseUrlError}
 */
export function mockOperation<Name extends string>(
  scenarios: Readonly<Record<Name, Answered>>,
  name: Name,
  defaultUrl: string,
  { baseUrl = defaultUrl }: MockOptions = {},
): HttpHandler {
  if (!Object.hasOwn(scenarios, name)) {
    const message = `Scenario: expected one of ${Object.keys(scenarios).join(', ')}, received ${String(name)}.`;
    throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });
  }
  const { request, response } = scenarios[name];
  const { status, headers, body } = response;
  // Nothing leaves the machine, so http is no danger.
  const url = checkBaseUrl(baseUrl, true) + request.url;
  // Scenarios hold a body as a program does: JSON as its value, a text as a string, bytes as a Blob.
  const isJson = /[/+]json\b/i.test(headers['Content-Type'] ?? '');
  const isWritten = !isJson && (typeof body === 'string' || body instanceof Blob);
  const sent = body === undefined ? null : isWritten ? body : JSON.stringify(body);
  return new HttpHandler(request.method, urlsOf(url), () => new HttpResponse(sent, { status, headers }));
}

/** Not a path of MSW's own syntax, in which `:`, `*` and brackets of a URL would have a meaning. */
function urlsOf(template: string): RegExp {
  const literals = template.split(/\{[^{}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^/]+')}$`);
}
