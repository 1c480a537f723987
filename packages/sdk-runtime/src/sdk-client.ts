import type { BodyOptions, OptionalBody } from './body-options.ts';
import { createCall, type Input } from './call-operation.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Possible } from './possible.ts';

/** What the generated SDK functions call. */
export interface SdkClient<Contract extends string = string> {
  /** The name of the contract whose functions take it. */
  readonly contract: Contract | undefined;
  call<Responses>(operation: Operation, input: Input): Promise<Outcome<Responses>>;
}

interface Data {
  readonly url: string;
}

/** Options of an SDK function: what the operation takes, the client, and those of a call. */
export type Options<T extends Data, Contract extends string = string> = Possible<Omit<T, 'url'>> &
  CallOptions & { readonly client: SdkClient<Contract> };

/**
 * Options of an SDK function whose body is more than JSON, or may have several media types.
 *
 * @typeParam Bodies - Body type by media type: what is a `Blob` there may be any bytes, a form may be
 * `FormData` or `URLSearchParams`.
 * @typeParam Default - The media type of a call that names none.
 */
export type MediaOptions<
  T extends Data & { readonly body?: unknown },
  Contract extends string,
  Bodies,
  Default extends keyof Bodies,
> = Options<Omit<T, 'body'>, Contract> &
  (T extends { readonly body: unknown }
    ? BodyOptions<Bodies, Default>
    : OptionalBody<BodyOptions<Bodies, Default>>);

/**
 * Makes the client that the SDK functions of a contract take.
 *
 * @example
 * ```ts
 * const client = createClient({ token: 'example-token' }, 'http://localhost:4010');
 * const outcome = await client.call<{ 200: Thing }>(getThing, { path: { id: '42' } });
 * ```
 * @throws {@link BaseUrlError}; a call throws a TypeError for an operation of another contract.
 */
export function createClient<Contract extends string>(
  options: ClientOptions,
  defaultUrl: string,
  contract?: Contract,
): SdkClient<Contract> {
  const call = createCall(options, defaultUrl);
  const client = {
    contract,
    call: async (operation: Operation, input: Input) => {
      // It would send its token to another vendor.
      if (operation.contract === contract) return call(operation, input);
      throw new TypeError(`${operation.id}: expected a client of ${operation.contract}, not of ${contract}.`);
    },
  };
  // The generated types say what each operation's statuses hold.
  return client as SdkClient<Contract>;
}
