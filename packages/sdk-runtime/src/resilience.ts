import { mayRetry } from './may-retry.ts';
import type { Operation } from './operation.ts';
import type { Reply } from './send.ts';

/** Sends a call's attempts; each attempt is a fresh request, with a fresh token. */
export type Resilience = (
  attempt: (signal?: AbortSignal) => Promise<Reply>,
  call: {
    readonly operation: Operation;
    /** The body, as JSON gives it. */
    readonly body: unknown;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<Reply>;

/** Time, as {@link resilient} needs it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when the time is over or the signal aborts, whichever is first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Times are in milliseconds. */
export interface ResilienceOptions {
  /** How often a request is sent at most. Default: 4. */
  readonly attempts?: number | undefined;
  /** What one attempt may take, body and token included. Default: 10 seconds. */
  readonly attemptTimeout?: number | undefined;
  /** What the call may take, waiting included. Default: 60 seconds. */
  readonly timeout?: number | undefined;
  /** The first wait is random up to this, the next up to twice as much, and so on. Default: 250. */
  readonly baseDelay?: number | undefined;
  /** No wait is longer, unless the server asks for it. Default: 10 seconds. */
  readonly maxDelay?: number | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 up to 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

const timers: Clock = {
  // Reading `Date.now` here would keep all this in bundles that do not retry.
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      // A longer timer would fire at once.
      const timer = setTimeout(done, Math.min(milliseconds, 0x7fffffff));
      signal.addEventListener('abort', done);
    }),
};

/**
 * Adds timeouts, and retries where the contract allows them (`x-retry`): after connection failures,
 * timeouts and the statuses 408, 429, 500, 502, 503 and 504, with exponential backoff and full
 * jitter on top of what `Retry-After`, or on 429 the contract's rate-limit header, asks for. A wait
 * that would outlast the call's timeout is not begun: its answer is the outcome.
 *
 * @example
 * ```ts
 * const client = createClient({ token, resilience: resilient({ timeout: 30_000 }) });
 * ```
 * @throws RangeError when an option is no number above 0.
 * @see [RFC 9110 - Retry-After](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)
 */
export function resilient(options: ResilienceOptions = {}): Resilience {
  const { attempts = 4, attemptTimeout = 10_000, timeout = 60_000 } = options;
  const { baseDelay = 250, maxDelay = 10_000, clock = timers, random = Math.random } = options;
  for (const [name, value] of Object.entries({ attempts, attemptTimeout, timeout, baseDelay, maxDelay })) {
    if (!(value > 0)) throw new RangeError(`${name}: expected a number above 0, received ${value}.`);
  }
  if (attempts % 1) throw new RangeError(`attempts: expected a whole number, received ${attempts}.`);

  return async (attempt, { operation, body, signal }) => {
    const end = clock.now() + timeout;
    const repeatable = mayRetry(operation, body);
    for (let count = 1; ; count++) {
      if (signal?.aborted) return { failure: signal.reason };
      const rest = end - clock.now();
      const message = `No answer within ${rest < attemptTimeout ? timeout : attemptTimeout} ms.`;
      const reply = await within(Math.min(attemptTimeout, rest), message, attempt, clock, signal);
      if (!repeatable || count >= attempts || signal?.aborted || !isTransient(reply)) return reply;
      const asked = askedWait(reply, operation, clock.now());
      const backoff = Math.min(maxDelay, baseDelay * 2 ** (count - 1));
      // On top, since whoever was told the same moment must not come back at the same moment.
      const wait = asked + random() * backoff;
      if (clock.now() + wait >= end) return reply;
      await clock.sleep(wait, signal ?? new AbortController().signal);
    }
  };
}

async function within(
  limit: number,
  message: string,
  attempt: (signal: AbortSignal) => Promise<Reply>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const timer = new AbortController();
  const late = new AbortController();
  const expiry = clock.sleep(limit, timer.signal).then((): Reply => {
    const failure = new DOMException(message, 'TimeoutError');
    if (!timer.signal.aborted) late.abort(failure);
    return { failure };
  });
  const abort = new Promise<Reply>((resolve) =>
    signal?.addEventListener('abort', () => resolve({ failure: signal.reason }), { signal: timer.signal }),
  );
  const stop = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
  try {
    // The race is for a `fetch` or a token function that does not heed the signal.
    return await Promise.race([attempt(stop), expiry, abort]);
  } finally {
    timer.abort();
  }
}

const transient = [408, 429, 500, 502, 503, 504];

function isTransient(reply: Reply): boolean {
  return 'failure' in reply || transient.includes(reply.response.status);
}

/** How long the server asks to wait, in milliseconds. */
function askedWait(reply: Reply, { retry }: Operation, now: number): number {
  if ('failure' in reply) return 0;
  const { headers, status } = reply.response;
  // By the server's clock where it shows it: the caller's may be wrong.
  const date = headers.get('Date') ?? '';
  const today = (date.endsWith('GMT') && Date.parse(date)) || now;
  const { name, unit } = retry?.resetHeader ?? {};
  const reset = name && status === 429 ? headers.get(name) : null;
  return Math.max(0, waitOf(headers.get('Retry-After'), 'seconds', today) ?? waitOf(reset, unit, today) ?? 0);
}

function waitOf(value: string | null, unit = 'seconds', today = 0): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value ?? '')) {
    const time = Number(value) * (unit.endsWith('milliseconds') ? 1 : 1000);
    return unit === 'seconds' ? time : time - today;
  }
  // Date.parse makes a date of much else.
  const date = value?.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - today;
}
