/** The names in a JSON pointer (RFC 6901, section 4); pointers come from the contract, which lint has read. */
export function namesIn(pointer: string): string[] {
  const names = pointer.split('/').slice(1);
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
