/**
 * Whether who asks for `/` or `/_mock` gets the page: it names HTML, and does not like JSON better. Programs
 * that accept anything get JSON.
 *
 * @example
 * ```ts
 * wantsPage('text/html,application/xhtml+xml,application/xml;q=0.9'); // true
 * wantsPage('application/json, text/plain;q=0.5'); // false
 * ```
 */
export function wantsPage(accept = ''): boolean {
  const html = weight(accept, 'text/html');
  return html > 0 && html >= weight(accept, 'application/json');
}

/** The media type's own weight (RFC 9110 section 12.5.1), 0 where it is not named. */
function weight(accept: string, type: string): number {
  const ranges = accept.toLowerCase().split(',');
  const [, ...parameters] = ranges
    .map((range) => range.split(';').map(trim))
    .find(([name]) => name === type) ?? ['', 'q=0'];
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  return q === undefined ? 1 : Number(q.slice('q='.length)) || 0;
}

function trim(text: string): string {
  return text.trim();
}
