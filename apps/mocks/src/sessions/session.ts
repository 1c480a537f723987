import type { Choice, Delay } from '../choose/choice.ts';

/** What is selected for an operation. */
export interface Selection {
  /** One after another; the last one stays. */
  readonly answers: readonly Choice[];
  readonly delay?: Delay;
}

/** A selection, and how many of its answers were taken. */
interface Selected {
  readonly selection: Selection;
  taken: number;
}

/** What is set for a contract. */
interface OfContract {
  readonly selections: Map<string, Selected>;
  stateful?: boolean;
  delay?: Delay;
  world?: unknown;
}

/** What one user of the mocks has selected. */
export class Session {
  readonly key: string;
  readonly #isStateful: boolean;
  readonly #contracts = new Map<string, OfContract>();

  constructor(key: string, isStateful = false) {
    this.key = key;
    this.#isStateful = isStateful;
  }

  /** From its first answer on. The names are the caller's to check. */
  select(contract: string, operationId: string, selection: Selection): void {
    this.#of(contract).selections.set(operationId, { selection, taken: 0 });
  }

  /** Without an operation: everything that is set for the contract but its records; without a contract: for all. */
  clear(contract?: string, operationId?: string): void {
    const cleared = contract === undefined ? [...this.#contracts.values()] : [this.#contracts.get(contract)];
    for (const one of cleared) {
      if (operationId !== undefined) {
        one?.selections.delete(operationId);
        continue;
      }
      one?.selections.clear();
      delete one?.stateful;
      delete one?.delay;
    }
  }

  /** By operation, what is still to come of it. */
  selections(contract: string): ReadonlyMap<string, Selection> {
    const selected = [...(this.#contracts.get(contract)?.selections ?? [])];
    return new Map(
      selected.map(([id, { selection, taken }]) => [
        id,
        { ...selection, answers: selection.answers.slice(taken) },
      ]),
    );
  }

  /** Takes the next answer of a sequence. */
  next(contract: string, operationId: string): Choice | undefined {
    const selected = this.#contracts.get(contract)?.selections.get(operationId);
    if (!selected) return undefined;
    const { selection, taken } = selected;
    if (taken < selection.answers.length - 1) selected.taken += 1;
    return selection.answers[taken];
  }

  /** The operation's, else the contract's. */
  delayOf(contract: string, operationId?: string): Delay | undefined {
    const set = this.#contracts.get(contract);
    return set?.selections.get(operationId ?? '')?.selection.delay ?? set?.delay;
  }

  setDelay(contract: string, delay: Delay): void {
    this.#of(contract).delay = delay;
  }

  isStateful(contract: string): boolean {
    return this.#contracts.get(contract)?.stateful ?? this.#isStateful;
  }

  setStateful(contract: string, isStateful: boolean): void {
    this.#of(contract).stateful = isStateful;
  }

  /** What a contract's semantics keep for this session. */
  world<T>(contract: string, make: () => T): T {
    const set = this.#of(contract);
    if (set.world === undefined) {
      const made = make();
      set.world = made;
      // What could not be made is made again the next time.
      if (made instanceof Promise) {
        made.catch(() => {
          if (set.world === made) delete set.world;
        });
      }
    }
    return set.world as T; // Only the room of the semantics makes them.
  }

  /** The records are as at the start again. */
  resetWorld(contract?: string): void {
    const reset = contract === undefined ? [...this.#contracts.values()] : [this.#contracts.get(contract)];
    for (const one of reset) delete one?.world;
  }

  #of(contract: string): OfContract {
    const known = this.#contracts.get(contract);
    if (known) return known;
    const made: OfContract = { selections: new Map() };
    this.#contracts.set(contract, made);
    return made;
  }
}
