import { isSecretName, type Secrets } from './secrets.ts';

const REDACTED = '[redacted]';

/** A request target whose secrets are left out; so are they of an address in a header. */
export function redactTarget(target: string, secrets: Secrets): string {
  const [path = '', ...query] = target.split('?');
  if (query.length === 0) return target;
  return `${path}?${redactPairs(query.join('?'), secrets)}`;
}

/** Headers whose credentials are left out. */
export function redactHeaders<T>(
  headers: Readonly<Record<string, T>>,
  secrets: Secrets,
): Record<string, T | string> {
  const entries = Object.entries(headers).map(([name, value]) => {
    if (isSecret(name, secrets)) return [name, REDACTED] as const;
    const isAddress = /^(?:referer|location|content-location)$/.test(name);
    return [name, isAddress ? redactTarget(String(value), secrets) : value] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * A body as its value where it is JSON, else as the beginning of its text, as far as it is shown; without
 * its secrets.
 */
export function redactBody(sent: string, secrets: Secrets, most = sent.length): unknown {
  for (const value of jsonOf(sent)) {
    const isObject = !Array.isArray(value) && Object(value) === value;
    if (secrets.members.has('body') && !isObject) return REDACTED;
    try {
      return redactMembers(value, secrets);
    } catch (error) {
      // It is nested more deeply than can be looked through.
      if (error instanceof RangeError) return REDACTED;
      throw error;
    }
  }
  const text = sent.slice(0, most);
  if (/^[^\s{[<=]+=/.test(text) && !/\s/.test(text)) return redactPairs(text, secrets);
  // A text has no members: it goes as a whole where it names one.
  const words = text.match(/[\w-]+/g) ?? [];
  return words.some((word) => isSecret(word, secrets)) ? REDACTED : text;
}

/** Leaves out what a request proved itself with, wherever it is repeated. */
export function redactCredentials<T>(value: T, credentials: readonly string[]): T {
  if (credentials.length === 0) return value;
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string'
      ? credentials.reduce((shown, one) => shown.replaceAll(one, REDACTED), member)
      : member,
  );
  return JSON.parse(text) as T; // The same members, some with other text.
}

/** What the headers of a request prove it with. Shorter ones keep no secret, and would be found in words. */
export function credentialsIn(headers: Readonly<Record<string, unknown>>, secrets: Secrets): string[] {
  const values = Object.entries(headers)
    .filter(([name]) => name === 'authorization' || secrets.carriers.has(name))
    .flatMap(([, value]) => [String(value), String(value).replace(/^\S+\s+/, '')]);
  return [...new Set(values)].filter((one) => one.length > 7).sort((a, b) => b.length - a.length);
}

function redactMembers(value: unknown, secrets: Secrets): unknown {
  const text = JSON.stringify(value, function (this: { path?: unknown }, key: string, member: unknown) {
    if (member === null || member === undefined) return member;
    // An operation of a JSON Patch names its member beside the value (RFC 6902).
    const isPatched = key === 'value' && typeof this.path === 'string';
    const name = isPatched ? String(this.path).slice(String(this.path).lastIndexOf('/') + 1) : key;
    if (secrets.members.has(name)) return REDACTED;
    const isPlain = typeof member === 'number' || typeof member === 'boolean';
    return !isPlain && isSecretName(name) ? REDACTED : member;
  });
  return JSON.parse(text);
}

function redactPairs(text: string, secrets: Secrets): string {
  const pairs = text.split('&').map((pair) => {
    const [name = ''] = [...new URLSearchParams(pair).keys()];
    return isSecret(name, secrets) ? `${pair.split('=', 1)}=${REDACTED}` : pair;
  });
  return pairs.join('&');
}

function isSecret(name: string, { members, carriers }: Secrets): boolean {
  return isSecretName(name) || members.has(name) || carriers.has(name.toLowerCase());
}

/** A list, so that `null` is told from what is no JSON. */
function jsonOf(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
