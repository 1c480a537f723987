/** `3 contracts` */
export function number(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c` */
export function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Names as code, in a sentence. */
export function names(words: readonly string[]): string {
  return and(words.map((word) => `\`${word}\``));
}

/** `2026-11-21 16:05 UTC` */
export function when(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
