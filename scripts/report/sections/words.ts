/** `3 contracts` */
export function number(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c` */
export function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** How many names a sentence can bear. */
const most = 12;

/** Names as code, in a sentence; of very many the first, and how many more there are. */
export function names(words: readonly string[]): string {
  const more = words.length - most;
  const shown = words.slice(0, most).map((word) => `\`${word}\``);
  return and(more > 0 ? [...shown, `${more} more`] : shown);
}

/** `2026-11-21 16:05 UTC` */
export function when(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
