import { relative } from 'node:path';
import { MockError } from '../errors.ts';

/** Something that is wrong in a file, and where. */
export interface FileFault {
  readonly file: string;
  readonly line?: number | undefined;
  readonly message: string;
}

const most = 10;

/** The error of a contract's file: a line for each fault, `shop.yaml:8: what is wrong`. */
export function fileError(faults: readonly FileFault[], cause?: unknown): MockError {
  const lines = faults.slice(0, most).map(({ file, line, message }) => {
    const place = line === undefined ? shown(file) : `${shown(file)}:${line}`;
    return `${place}: ${message}`;
  });
  if (faults.length > most) lines.push(`and ${faults.length - most} more`);
  return new MockError('CONTRACT_UNUSABLE', lines.join('\n'), cause);
}

/** As who typed the command would name the file. */
export function shown(file: string): string {
  const near = relative(process.cwd(), file);
  return near === '' || near.startsWith('..') ? file : near;
}
