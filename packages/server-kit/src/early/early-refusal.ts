import type { FastifyBaseLogger } from 'fastify';
import type { Refusal } from '../refusal/refusal.ts';

/** A request that is refused before it has a route, so that no hook of the app sees it. */
export interface EarlyRefusal {
  /** Of the request; its log lines bear it. */
  readonly id: string;
  readonly refusal: Refusal;
  readonly status: number;
  /** This and the next are `undefined` where no request line could be read. */
  readonly method: string | undefined;
  readonly url: string | undefined;
  /** Whose page asks, as its browser says; `undefined` where no such header could be read. */
  readonly origin: string | undefined;
  /** Of the contract in whose shape it is answered; `undefined` where that is RFC 9457. */
  readonly prefix: string | undefined;
  readonly remoteAddress: string | undefined;
  readonly log: FastifyBaseLogger;
}

/** Called once per early refusal, before the answer: to log it and count it, and to name the app's headers. */
export type OnRefused = (early: EarlyRefusal) => Readonly<Record<string, string>>;

/** The app's headers for the answer; an `onRefused` that throws keeps nobody from the answer. */
export function appHeaders(onRefused: OnRefused, early: EarlyRefusal): Readonly<Record<string, string>> {
  try {
    // Throws where a name or a value is none.
    return Object.fromEntries(new Headers({ ...onRefused(early) }));
  } catch (err) {
    early.log.error({ err }, 'onRefused failed');
    return {};
  }
}
