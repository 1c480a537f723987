import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/resilience.ts';

/** A clock that stands still while anything else can happen, then jumps to the next timer. */
export function virtualClock(start = Date.UTC(2026, 0, 1)) {
  let time = start;
  const timers = new Set<{ at: number; fire: () => void }>();
  const clock: Clock = {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = { at: time + milliseconds, fire: resolve };
        timers.add(timer);
        signal.addEventListener('abort', () => {
          timers.delete(timer);
          resolve();
        });
      }),
  };
  return {
    clock,
    elapsed: () => time - start,
    /** Lets time pass until the promise is settled. */
    async run<T>(promise: Promise<T>): Promise<T> {
      let settled = false;
      const done = () => {
        settled = true;
      };
      promise.then(done, done);
      while (!settled) {
        for (let turn = 0; turn < 20; turn++) await setImmediate();
        const [next] = [...timers].sort((a, b) => a.at - b.at);
        if (settled || !next) continue;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.fire();
      }
      return promise;
    },
  };
}
