import { type Input as Described, plainName, responseFor, type Scenario } from '@clientele/openapi';
import type { Contract, ContractOperation } from './contract.ts';

/** What a call of a generated client came to: an outcome, whatever its kind. */
export interface Called {
  readonly kind: string;
  readonly status?: number | undefined;
  readonly body?: unknown;
  /** Of a violation: where it is, and what should be there. */
  readonly pointer?: string;
  readonly expected?: string;
}

/** One of the two generated clients, as the harness drives it. */
export interface Driver {
  readonly name: string;
  /** Makes a client for a base URL, then calls an operation with it. */
  call(baseUrl: string, operation: ContractOperation, input: Input): Promise<Called>;
}

export interface Input extends Described {
  /** A token, or what gives one for a security scheme, as the generated clients take it. */
  readonly token?: string | ((scheme: { readonly scheme?: string }) => string);
}

type Sdk = Record<string, unknown>;
type SdkFunction = (options: Record<string, unknown>) => Promise<Called>;
type Factory<Client> = (options: Record<string, unknown>) => Client;
type FetchClient = Record<string, (path: string, init: Record<string, unknown>) => Promise<Called>>;

/** Drives the SDK functions of a package's main entry; `options` are those of its client. */
export function sdkDriver(contract: Contract, sdk: Sdk, options: object = {}): Driver {
  return {
    name: 'sdk',
    async call(baseUrl, operation, { path, query, headers, body, token }) {
      // The harness works on any contract, so it sees the generated module as a table of functions.
      const client = (sdk['createClient'] as Factory<unknown>)({ ...options, baseUrl, token });
      const run = sdk[functionIn(contract, sdk, operation)] as SdkFunction;
      return run({ client, path, query, headers, ...(body === undefined ? {} : { body }) });
    },
  };
}

/** Drives the client of a package's `./fetch` entry. */
export function fetchDriver(entry: Sdk, options: object = {}): Driver {
  return {
    name: 'fetch',
    async call(baseUrl, operation, { path, query, headers, body, token }) {
      const client = (entry['createClient'] as Factory<FetchClient>)({ ...options, baseUrl, token });
      const send = client[operation.method];
      if (!send) throw new Error(`The fetch client has no method ${operation.method}.`);
      const init = { params: { path, query }, headers, ...(body === undefined ? {} : { body }) };
      return send(operation.path, init);
    },
  };
}

/** What asks a mock for one scenario; of several media types, `Accept` names the one (RFC 9110, section 12.5.1). */
export function headersFor(operation: ContractOperation, scenario: Scenario): Record<string, string> {
  const { name, status, mediaType } = scenario;
  const { content = {} } = responseFor(operation, status)?.response ?? {};
  const isOneOfMany = mediaType !== undefined && Object.keys(content).length > 1;
  return {
    Prefer: name === '-' ? `code=${status}` : `code=${status}, example=${name}`,
    ...(isOneOfMany ? { Accept: mediaType } : {}),
  };
}

/** The input that brings a scenario about, as the contract's examples give it. */
export function inputOf({ input }: Scenario): Input {
  // HTTP Basic takes a user and a password (RFC 7617, section 2).
  const token: Input['token'] = ({ scheme }) =>
    scheme === 'Basic' ? 'example-user:example-password' : 'example-token';
  return { ...input, token };
}

function functionIn(contract: Contract, sdk: Sdk, { id }: ContractOperation): string {
  const found = Object.keys(sdk).find((name) => plainName(name) === plainName(id));
  if (!found) throw new Error(`${contract.name}: the SDK exports no function for ${id}.`);
  return found;
}
