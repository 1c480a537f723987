/** A text in one line of a comment, which nothing in it ends. */
export function inComment(text: string): string {
  return text
    .replaceAll('*/', '*\\/')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
