import { setHeader } from './headers.ts';

/** One security scheme of a contract, as far as a client needs it. */
export interface SecurityScheme {
  /** Where the credential goes. Default: `header`. */
  readonly in?: 'header' | 'query';
  /** Name of the header or query parameter. Default: `Authorization`. */
  readonly name?: string;
  /** HTTP authentication scheme; absent for an API key, which is sent as it is. */
  readonly scheme?: 'Basic' | 'Bearer';
  readonly type: 'apiKey' | 'http';
  /** Schemes that are needed beside it. */
  readonly and?: readonly SecurityScheme[];
}

/**
 * A token, or a function that gets one for each attempt, and for each scheme where several are needed.
 * `user:password` for HTTP Basic.
 */
export type Token = string | ((scheme: SecurityScheme) => string | undefined | Promise<string | undefined>);

/**
 * Adds the token to a request in the form of the first scheme that a client can serve.
 * A header that the caller set stands.
 *
 * @throws TypeError when the token cannot be sent.
 * @returns the credential that is sent, for logs to leave out; empty when there is none.
 */
export async function addCredentials(
  schemes: readonly SecurityScheme[],
  token: Token | undefined,
  headers: Headers,
  url: URL,
): Promise<string> {
  for (const scheme of schemes) {
    const { name = 'Authorization', scheme: prefix = '' } = scheme;
    const own = headers.get(name);
    if (own) return own;
    const value = (typeof token === 'function' ? await token(scheme) : token)?.trim();
    if (value === undefined) continue;
    if (!value) throw new TypeError('token: expected some text, or undefined for none.');
    if (scheme.in === 'query') url.searchParams.set(name, value);
    // A header's value loses the blank that a key without a scheme begins with.
    else setHeader(headers, name, `${prefix} ${prefix === 'Basic' ? btoa(value) : value}`);
    return value;
  }
  return '';
}
