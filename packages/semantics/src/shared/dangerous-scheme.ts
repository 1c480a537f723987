/** Schemes that run script or read what is not the client's. */
const DANGEROUS = /^(?:[a-z][a-z0-9+.-]*:)*(javascript|data|vbscript|file|blob|about):/;

/** How often a value is percent-decoded: whoever encodes more than this no longer reaches a browser. */
const DECODINGS = 3;

/**
 * The dangerous scheme that a value uses, however it is spelt: letter case, percent-encoding, look-alike letters,
 * whitespace and control characters in it or before it, other schemes before it.
 *
 * @example
 * dangerousScheme(' JaVa\tScript:alert(1)'); // 'javascript'
 * @see CVE-2026-9086
 */
export function dangerousScheme(value: string): string | undefined {
  let text = value;
  for (let round = 0; round < DECODINGS; round += 1) text = percentDecoded(text);
  // NFKC turns full-width and other look-alike letters into those that browsers read.
  const plain = text
    .normalize('NFKC')
    .replace(/[^!-~]/g, '')
    .toLowerCase();
  return DANGEROUS.exec(plain)?.[1];
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
