const node = Symbol.for('nodejs.util.inspect.custom');
const deno = Symbol.for('Deno.customInspect');

/**
 * Makes a log of an object show what `show` gives instead: `JSON.stringify`, and Node's, Deno's and
 * Bun's inspection, which `console.log` calls.
 */
export function loggedAs<T extends object>(target: T, show: () => unknown): T {
  // Deno wants text, and gives the means to make it.
  const write = (inspect: (shown: unknown, options: unknown) => string, options: unknown) =>
    inspect(show(), options);
  return Object.defineProperties(target, {
    toJSON: { value: show },
    [node]: { value: show },
    [deno]: { value: write },
  });
}
