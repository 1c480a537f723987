import type { AnyOutcome } from './outcome.ts';
import { redact, secretsOf } from './redact.ts';
import type { Call, Reply } from './send.ts';

/** What a client tells of its calls; {@link observe} makes it. */
export interface Observer {
  attempt(call: Call, run: () => Promise<Reply>): Promise<Reply>;
  outcome(call: Call, outcome: AnyOutcome): void;
}

interface Timed {
  /** The operation's id. */
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** In milliseconds. */
  readonly duration: number;
}

/** One request that was sent, as a log may show it. */
export interface ObservedAttempt extends Timed {
  /** 1 is the first. */
  readonly attempt: number;
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  /** The answer's status; `undefined` when none arrived. */
  readonly status: number | undefined;
  /** Why no answer arrived. */
  readonly cause: string | undefined;
}

/** What a call came to, as a log may show it: `status` is that of any answer. */
export interface ObservedOutcome extends Timed {
  readonly kind: AnyOutcome['kind'];
  readonly attempts: number;
  readonly mayHaveBeenApplied: boolean;
  readonly status?: number;
  readonly body?: unknown;
  readonly cause?: string;
}

/** The request as it was sent, token and all, and what came of it; the response has been read. */
export interface RawAttempt {
  readonly request: Request;
  readonly response: Response | undefined;
  readonly failure: unknown;
}

/** Functions that are told of calls; the second argument gives what is hidden to whoever asks for it. */
export interface Hooks {
  /** After each request that was sent. */
  readonly onAttempt?: (attempt: ObservedAttempt, reveal: () => RawAttempt) => unknown;
  /** After each call that has an outcome. */
  readonly onOutcome?: (outcome: ObservedOutcome, reveal: () => AnyOutcome) => unknown;
}

/**
 * Tells hooks of each attempt and of each outcome, for logs, traces and metrics. They are shown
 * neither secrets nor tokens and nobody waits for them. What a hook throws, or its promise rejects
 * with, does not change the call: `console.error` gets it, once, since `reportError` is not
 * everywhere and ends the process in Deno.
 *
 * @example
 * ```ts
 * const observer = observe({ onAttempt: ({ attempt, status, duration }) => console.log(attempt, status, duration) });
 * const client = createClient({ token, observer });
 * ```
 */
export function observe({ onAttempt, onOutcome }: Hooks): Observer {
  return {
    async attempt(call, run) {
      const before = call.attempts;
      const timed = timer(call);
      const reply = await run();
      const { request } = reply;
      if (request && call.attempts > before) {
        const { response, failure } = { response: undefined, failure: undefined, ...reply };
        const { origin, pathname } = new URL(request.url);
        const shown = {
          ...timed(),
          attempt: before + 1,
          method: request.method,
          url: origin + pathname,
          status: response?.status,
          cause: 'failure' in reply ? text(failure) : undefined,
        };
        tell(() => onAttempt?.(redact(shown, [], secretsOf(call)), () => ({ request, response, failure })));
      }
      return reply;
    },
    outcome(call, outcome) {
      const { toJSON } = outcome as { toJSON?(): object };
      const shown = { ...timer(call, call.began)(), ...toJSON?.() } as ObservedOutcome; // What a log of it shows.
      tell(() => onOutcome?.(shown, () => outcome));
    },
  };
}

function timer({ operation }: Call, began = performance.now()): () => Timed {
  return () => {
    const duration = performance.now() - began;
    return { operation: operation.id, began: Date.now() - duration, duration };
  };
}

function text(failure: unknown): string {
  try {
    return String(failure);
  } catch {
    return 'unreadable';
  }
}

function tell(hook: () => unknown): void {
  const report = (error: unknown) => console.error(error);
  try {
    Promise.resolve(hook()).catch(report);
  } catch (error) {
    report(error);
  }
}
