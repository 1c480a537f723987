/** Carries what an error needs to know of an outcome; absent from outcomes that a test made by hand. */
export const details: unique symbol = Symbol('clientele.details');

/** See {@link details}. */
export interface Details {
  /** The outcome as it may be logged. */
  readonly show: () => Readonly<Record<string, unknown>>;
  /** Where an error body may say in words what is wrong: JSON pointers, best first. */
  readonly messages: readonly string[];
}

const inspect = Symbol.for('nodejs.util.inspect.custom');

/**
 * Makes an object show no secrets when it is logged: `JSON.stringify`, and Node's, Deno's and Bun's
 * inspection, which `console.log` calls, see what `show` gives.
 */
export function guard<T extends object>(target: T, show: () => unknown): T {
  return Object.defineProperties(target, { toJSON: { value: show }, [inspect]: { value: show } });
}

const redacted = '[redacted]';

/** A copy without the named members and without the credentials, wherever they are. */
export function redact<T>(value: T, names: readonly string[], credentials: readonly string[]): T {
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (names.includes(key) && member != null) return redacted;
    if (typeof member !== 'string') return member;
    // Shorter ones keep no secret, and would be found in words.
    const secrets = credentials.filter(({ length }) => length > 7);
    return secrets.reduce((shown, secret) => shown.replaceAll(secret, redacted), member);
  });
  return JSON.parse(text) as T; // The same members, some with other text.
}
