import type { Contracts } from '../../generated/contracts.gen.ts';
import type { LogEntry } from '../sessions/request-log.ts';

export type { Contracts, LogEntry };

/** Milliseconds, or the least and the most of them; 60,000 at most. */
export type Delay = number | readonly [least: number, most: number];

/** One answer: the name of a scenario, a status, or all that can be said of it. */
export type Answer<Scenario extends string = string> =
  | Scenario
  | number
  | {
      readonly example?: Scenario;
      readonly code?: number;
      /** Made up from the schema; the same again for the same `seed`. */
      readonly dynamic?: boolean;
      readonly seed?: string;
      /** The connection is cut. */
      readonly drop?: boolean;
      readonly delay?: Delay;
    };

/** One answer, or one after another, of which the last one stays. */
export type Answers<Scenario extends string = string> = Answer<Scenario> | readonly Answer<Scenario>[];

/** The scenarios of a contract by operation: those that are inside, by name; of others any text. */
export type Operations<Name extends string> = Name extends keyof Contracts
  ? { readonly [Operation in keyof Contracts[Name]]: Asked<Contracts[Name][Operation]> }
  : Readonly<Record<string, string>>;

/** What a function takes. */
type Asked<Takes> = Takes extends (scenario: infer Scenario) => void ? Scenario : never;

/** Where the mocks are, and whose they are. */
export interface MockOptions {
  /** Of the mocks; `http://localhost:4010` by default. */
  readonly url?: string;
  /** Keeps what is selected apart from others, such as a test that runs beside this one. */
  readonly session?: string;
}

/** What drives the mock of one contract. */
export interface Mock<Of> {
  /** Answers an operation with this from now on. */
  use<Operation extends keyof Of & string>(
    operation: Operation,
    answers:
      | Answers<Of[Operation] & string>
      | { readonly answers: Answers<Of[Operation] & string>; readonly delay?: Delay },
  ): Promise<void>;
  /** As before, for one operation; without it for all, with delay and records. */
  reset(operation?: keyof Of & string): Promise<void>;
  /** Whether it remembers changes. */
  stateful(on: boolean): Promise<void>;
  /** The clients that it remembers, as they are now, without their secrets. */
  records(): Promise<Readonly<Record<string, unknown>>[]>;
  /** Of every answer that has none of its own. */
  delay(milliseconds: Delay): Promise<void>;
  /** The session's last requests to it, the oldest first, without their secrets. */
  requests(filter?: {
    readonly operation?: keyof Of & string;
    readonly after?: number;
    readonly limit?: number;
  }): Promise<LogEntry[]>;
  /** For the app's own requests: so they belong to the session. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The mocks refused, or do not answer. The message says what was expected. */
export class MockControlError extends Error {
  override readonly name = 'MockControlError';
  /** Absent when nothing answered. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/**
 * Drives the mock of a contract, from a test or from the page itself.
 *
 * @example
 * ```ts
 * const tea = mock('tea', { session: 'test-1' });
 * await tea.use('brewTea', ['NoWater', 200]);
 * ```
 * @throws MockControlError from each of its functions
 */
export function mock<const Name extends keyof Contracts | (string & {})>(
  contract: Name,
  { url = 'http://localhost:4010', session }: MockOptions = {},
): Mock<Operations<Name>> {
  const headers: Record<string, string> = session ? { 'x-mock-session': session } : {};
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url.replace(/\/$/, '')}/_mock/${path}`, {
      method,
      headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((cause) => {
      throw new MockControlError(
        `No mocks answer at ${url}. To start them: npx @clientele/mocks`,
        undefined,
        { cause },
      );
    });
    const text = await response.text();
    if (response.ok) return text && JSON.parse(text);
    let detail = `${url} answers ${response.status}: are these the mocks?`;
    try {
      detail = JSON.parse(text).detail ?? detail;
    } catch {} // A proxy's page, perhaps.
    throw new MockControlError(detail, response.status);
  };
  const at = (operation?: string) =>
    [contract, ...(operation ? [operation] : [])].map(encodeURIComponent).join('/');
  return {
    use: (operation, answers) => call('PUT', at(operation), Object(answers).answers ? answers : { answers }),
    reset: (operation) => call('DELETE', at(operation)),
    stateful: (on) => call('PUT', at(), { stateful: on }),
    records: async () => (await call('GET', `${at()}/records`)).records,
    delay: (milliseconds) => call('PUT', at(), { delay: milliseconds }),
    async requests(filter = {}) {
      const query = new URLSearchParams({ contract, session: session ?? '' });
      for (const [name, value] of Object.entries(filter)) query.set(name, `${value}`);
      return (await call('GET', `requests?${query}`)).requests;
    },
    headers,
  };
}
