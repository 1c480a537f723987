import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { firstLine } from './first-line.ts';

/** What tests and other tasks came to at one place. */
export interface Results {
  /** A room, or the folder of a package. */
  readonly place: string;
  readonly passed: number;
  /** Of each test that was not run, the name; where it has to do with this system, the name says why. */
  readonly skipped: readonly string[];
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** What repeats it alone. */
  readonly command: string;
  /** What was wrong, in a line. */
  readonly reason: string;
}

/** What is read of the file that Vitest's JSON reporter writes. */
interface Report {
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  /** Its path. */
  readonly name: string;
  readonly status: string;
  /** Why it could not be loaded. */
  readonly message: string;
  readonly assertionResults: readonly Test[];
}

interface Test {
  readonly status: string;
  readonly fullName: string;
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly failureMessages: readonly string[];
}

/** What tests left in a file, room by room; nothing when they did not come to their end. */
export async function readResults(root: string, file: string): Promise<readonly Results[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (text === undefined) return undefined;
  const { testResults }: Report = JSON.parse(text);
  const named = testResults.map((one) => ({ ...one, name: relative(root, one.name).replaceAll(sep, '/') }));
  const rooms = Map.groupBy(named, ({ name }) => name.replace(/(^|\/)test\/.*/, '') || 'test');
  return [...rooms].map(([place, files]) => {
    const tests = files.flatMap(({ assertionResults }) => assertionResults);
    const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
    return {
      place,
      passed: tests.filter(({ status }) => status === 'passed').length,
      skipped: skipped.map(({ fullName }) => `${place}: ${fullName}`),
      failures: files.flatMap(failuresIn),
    };
  });
}

function failuresIn({ name, status, message, assertionResults }: TestFile): Failure[] {
  if (status !== 'failed') return [];
  const command = `pnpm unit ${name}`;
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // A file that could not be loaded has no tests that fail, and what broke around them is not theirs.
  if (failed.length === 0) return [{ command, reason: firstLine(message) }];
  return failed.map(({ ancestorTitles, title, failureMessages: [reason = ''] }) => ({
    command: `${command} -t ${patternOf([...ancestorTitles, title])}`,
    reason: firstLine(reason),
  }));
}

/** What Vitest takes for the name of one test, and a shell for one word. */
function patternOf(names: readonly string[]): string {
  const escaped = names.join(' > ').replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return `'^${escaped.replaceAll("'", `'\\''`)}$'`;
}
