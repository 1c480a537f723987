import { createCall, type Input } from './call-operation.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Possible } from './possible.ts';

/** What the generated SDK functions call. */
export interface SdkClient {
  call<Responses>(operation: Operation, input: Input): Promise<Outcome<Responses>>;
}

interface Data {
  readonly url: string;
}

/** Options of an SDK function: what the operation takes, the client, and those of a call. */
export type Options<T extends Data> = Possible<Omit<T, 'url'>> & CallOptions & { readonly client: SdkClient };

/**
 * Makes the client that the SDK functions of a contract take.
 *
 * @example
 * ```ts
 * const client = createClient({ token: 'example-token' }, 'http://localhost:4010');
 * const outcome = await client.call<{ 200: Thing }>(getThing, { path: { id: '42' } });
 * ```
 * @throws {@link BaseUrlError}
 */
export function createClient(options: ClientOptions, defaultUrl: string): SdkClient {
  // The generated types say what each operation's statuses hold.
  return { call: createCall(options, defaultUrl) } as SdkClient;
}
