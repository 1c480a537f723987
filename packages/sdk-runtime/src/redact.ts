const redacted = '[redacted]';

/** Credentials that logs leave out, longest first: one may be the beginning of another. */
export function secretsOf({ credentials }: { readonly credentials: readonly string[] }): string[] {
  // Shorter ones keep no secret, and would be found in words.
  return credentials.filter((one) => one.length > 7).sort((a, b) => b.length - a.length);
}

/**
 * A copy without the named members and without the credentials, wherever they are. A body that is
 * text has no members: it goes as a whole when it names one.
 */
export function redact<T>(value: T, names: readonly string[], credentials: readonly string[]): T {
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (names.includes(key) && member != null) return redacted;
    if (typeof member !== 'string') return member;
    if (key === 'body' && names.some((name) => member.includes(name))) return redacted;
    return credentials.reduce((shown, credential) => shown.replaceAll(credential, redacted), member);
  });
  return JSON.parse(text) as T; // The same members, some with other text.
}

/**
 * Whether no log of a failure would show a credential. What is neither an error nor plain data, such
 * as a request, may show anything, so it is not clean.
 *
 * @throws when it cannot be read, or has no end.
 */
export function isClean(value: unknown, credentials: readonly string[]): boolean {
  const text = String(value);
  if (credentials.some((credential) => text.includes(credential))) return false;
  if (Object(value) !== value) return true;
  if (!/(Array|Error|Exception|Object)]$/.test({}.toString.call(value))) return false;
  const members = value as Readonly<Record<PropertyKey, unknown>>; // As any object has them.
  const clean = (part: unknown) => isClean(part, credentials);
  return Reflect.ownKeys(members).every((key) => clean(key) && clean(members[key]));
}
