type Job = () => Promise<void>;

/**
 * What is to do, one at a time: what is urgent before all that can wait. Of one name there is one urgent
 * and one other thing to do, the newest. A job does not fail.
 */
export class Turns {
  readonly #urgent = new Map<string, Job>();
  readonly #later = new Map<string, Job>();
  #running: Promise<void> | undefined;

  /** What could wait of that name is dropped. */
  urgent(name: string, job: Job): void {
    this.drop(name);
    this.#urgent.set(name, job);
    this.#running ??= this.#run();
  }

  later(name: string, job: Job): void {
    this.#later.set(name, job);
    this.#running ??= this.#run();
  }

  /** Whether something newer is urgent. */
  awaits(name: string): boolean {
    return this.#urgent.has(name);
  }

  drop(name: string): void {
    this.#urgent.delete(name);
    this.#later.delete(name);
  }

  /** Begins nothing more, and waits for what was begun. */
  async end(): Promise<void> {
    this.#urgent.clear();
    this.#later.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let job = this.#next(); job; job = this.#next()) {
      await job();
      // Requests are answered, and saves heard of, in between.
      await new Promise(setImmediate);
    }
    this.#running = undefined;
  }

  #next(): Job | undefined {
    for (const jobs of [this.#urgent, this.#later])
      for (const [name, job] of jobs) {
        jobs.delete(name);
        return job;
      }
    return undefined;
  }
}
