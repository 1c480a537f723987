/** One security scheme of a contract, as far as a client needs it. */
export interface SecurityScheme {
  /** Where the credential goes. Default: `header`. */
  readonly in?: 'header' | 'query' | 'cookie';
  /** Name of the header or query parameter. Default: `Authorization`. */
  readonly name?: string;
  /** HTTP authentication scheme; absent for an API key, which is sent as it is. */
  readonly scheme?: 'basic' | 'bearer';
  readonly type: 'apiKey' | 'http';
}

/** A token, or a function that gets one for each call. `user:password` for HTTP Basic. */
export type Token = string | ((scheme: SecurityScheme) => string | undefined | Promise<string | undefined>);

/**
 * Adds the token to a request in the form of the first scheme that a client can serve.
 * A header that the caller set stands.
 */
export async function addCredentials(
  schemes: readonly SecurityScheme[],
  token: Token | undefined,
  headers: Headers,
  url: URL,
): Promise<void> {
  for (const scheme of schemes) {
    const name = scheme.name ?? 'Authorization';
    if (scheme.in === 'cookie' || headers.has(name)) return;
    const value = typeof token === 'function' ? await token(scheme) : token;
    if (!value) continue;
    if (scheme.in === 'query') url.searchParams.set(name, value);
    else headers.set(name, prefixed(scheme, value));
    return;
  }
}

function prefixed(scheme: SecurityScheme, value: string): string {
  if (scheme.scheme === 'bearer') return `Bearer ${value}`;
  if (scheme.scheme === 'basic') return `Basic ${btoa(value)}`;
  return value;
}
