import { relative } from 'node:path';
import { styleText } from 'node:util';
import { printable } from '../printable.ts';
import type { Cause } from './cause.ts';

const MOST = 5;

/** A cause for the terminal, a line each; file names are relative to the root of the repository. */
export function causeLines(root: string, cause: Cause, { color }: { color: boolean }): string[] {
  const style: typeof styleText = (format, text) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const name = ({ file, line, column }: Cause['also'][number]) =>
    `${printable(relative(root, file))}:${line}:${column}`;
  const { severity, rule, message, fix, suggestions, frame, also } = cause;
  const meant = suggestions.slice(0, MOST).map((one) => `\`${one}\``);
  const more = also.length > MOST ? [`${also.length - MOST} more`] : [];
  const places = [...also.slice(0, MOST).map(name), ...more];
  return [
    `${style('bold', name(cause))} ${style(severity === 'error' ? 'red' : 'yellow', severity)} ${style('dim', rule)}`,
    fix === undefined ? message : `${message} ${fix}`,
    ...(meant.length > 0 ? [`Did you mean ${style('green', meant.join(', '))}?`] : []),
    '',
    ...frame.split('\n').map((line) => {
      const [, number = '', text = ''] = /^( *\S* \|)(.*)$/.exec(line) ?? [];
      return `${style('dim', number)}${/^ *\^+$/.test(text) ? style('red', text) : text}`;
    }),
    ...(places.length > 0 ? ['', `Also: ${places.join(', ')}`] : []),
  ];
}
