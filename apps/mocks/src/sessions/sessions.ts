import { choosable } from '../choose/choosable.ts';
import { canAnswer } from '../choose/resolve.ts';
import type { MockedContract } from '../prism/contract.ts';
import { LIMITS, type Limits } from './limits.ts';
import { RequestLog } from './request-log.ts';
import { Session } from './session.ts';
import { type Keyed, sessionKey } from './session-key.ts';

/** How sessions begin, and what they may take. */
export interface SessionsOptions {
  /** Whether they begin with records in memory. */
  readonly stateful?: boolean;
  readonly limits?: Partial<Limits>;
  /** Milliseconds that rise. */
  readonly now?: () => number;
}

/** The sessions by their keys, and the log of all. */
export class Sessions {
  readonly log: RequestLog;
  readonly #limits: Limits;
  readonly #isStateful: boolean;
  readonly #now: () => number;
  readonly #common: Session;
  /** Without the default one; the one that was used last is the last. */
  readonly #keyed = new Map<string, { session: Session; used: number }>();

  constructor({ stateful = false, limits, now = () => performance.now() }: SessionsOptions = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#isStateful = stateful;
    this.#now = now;
    this.#common = new Session('', stateful);
    this.log = new RequestLog(this.#limits);
  }

  /**
   * The session of a request, by header, query or cookie.
   *
   * @throws {UnknownChoice} when its key is none
   */
  of(request: Keyed): Session {
    const key = sessionKey(request);
    if (key === '') return this.#common;
    this.#forgetOld();
    const session = this.#keyed.get(key)?.session ?? new Session(key, this.#isStateful);
    this.#keyed.delete(key);
    this.#keyed.set(key, { session, used: this.#now() });
    this.#forgetOld();
    return session;
  }

  /** Drops a session with everything in it. */
  forget(key: string): void {
    if (key === '') {
      this.#common.clear();
      this.#common.resetWorld();
    }
    this.#keyed.delete(key);
  }

  /** Selections stay where what they name is still there; records begin anew. */
  replaced(contract: MockedContract): void {
    const { name } = contract;
    this.log.settle(name);
    const operations = choosable(contract);
    for (const session of this.#all()) {
      session.resetWorld(name);
      for (const [operationId, { answers }] of session.selections(name)) {
        const operation = operations.get(operationId);
        const isThere = operation && answers.every((answer) => canAnswer(operation, answer));
        if (!isThere) session.clear(name, operationId);
      }
    }
  }

  /** Nothing of a contract stays that is no longer served. */
  removed(contract: string): void {
    this.log.settle(contract);
    for (const session of this.#all()) {
      session.clear(contract);
      session.resetWorld(contract);
    }
  }

  #all(): Session[] {
    return [this.#common, ...[...this.#keyed.values()].map(({ session }) => session)];
  }

  #forgetOld(): void {
    const since = this.#now() - this.#limits.idle;
    for (const [key, { used }] of this.#keyed) {
      if (used > since && this.#keyed.size <= this.#limits.sessions) return;
      this.#keyed.delete(key);
    }
  }
}
