import type { DevEvent } from '../../index.ts';

type Of<Kind extends DevEvent['kind']> = Extract<DevEvent, { kind: Kind }>;

/** What a test is told, and what it waits for. */
export class Heard {
  readonly events: DevEvent[] = [];
  #next = Promise.withResolvers<void>();
  #from = 0;

  readonly hear = (event: DevEvent): void => {
    this.events.push(event);
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  };

  /** From here on, nothing older counts. */
  forget(): void {
    this.#from = this.events.length;
  }

  /** Waits for an event since then, or since another, of a contract if one is named. */
  async until<Kind extends DevEvent['kind']>(
    kind: Kind,
    contract?: string,
    after?: DevEvent,
  ): Promise<Of<Kind>> {
    for (let index = after ? this.events.indexOf(after) : this.#from; ; index += 1) {
      while (index >= this.events.length) await this.#next.promise;
      const event = this.events[index];
      if (event?.kind !== kind) continue;
      const name = 'contract' in event ? event.contract : undefined;
      if (contract === undefined || name === contract) return event as Of<Kind>; // its kind was compared
    }
  }

  /** The contracts of which there was such an event since then. */
  of(kind: DevEvent['kind']): string[] {
    return this.events
      .slice(this.#from)
      .flatMap((event) =>
        event.kind === kind && 'contract' in event && event.contract ? [event.contract] : [],
      );
  }
}
