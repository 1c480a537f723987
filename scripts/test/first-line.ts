import { stripVTControlCharacters } from 'node:util';

const width = 160;

/** The first line of a text that says anything, cut where it is very long. */
export function firstLine(text: string): string {
  const [line = ''] = stripVTControlCharacters(text)
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  return line.length > width ? `${line.slice(0, width)}…` : line;
}
