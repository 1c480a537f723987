/**
 * The beginning of a text. It stands for itself: a part of a long text would keep the whole of it in memory.
 *
 * @example
 * ```ts
 * shortened('kettle', 3); // 'ket'
 * ```
 */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : Buffer.from(text.slice(0, most), 'utf16le').toString('utf16le');
}
