/** Text of a file for a terminal, which would obey what cannot be seen in it. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '?');
}
