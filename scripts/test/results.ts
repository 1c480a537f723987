import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { firstLine } from './first-line.ts';

/** What tests and other tasks came to. */
export interface Results {
  readonly passed: number;
  /** Of each test that was not run, the name; where it has to do with this system, the name says why. */
  readonly skipped: readonly string[];
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** Where it failed: a room, or what is checked in all of them. */
  readonly place: string;
  /** What repeats it alone. */
  readonly command: string;
  /** What was wrong, in a line. */
  readonly reason: string;
}

/** What is read of the file that Vitest's JSON reporter writes. */
interface Report {
  readonly numPassedTests: number;
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

/** What the tests of a room left, if they came to their end. */
export async function resultsOf(root: string, room: string): Promise<Results | undefined> {
  const text = await readFile(join(root, room, 'coverage/tests.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
  if (text === undefined) return undefined;
  const { numPassedTests, testResults }: Report = JSON.parse(text);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: numPassedTests,
    skipped: skipped.map(({ fullName }) => `${room}: ${fullName}`),
    failures: testResults.flatMap((file) => failuresIn(root, room, file)),
  };
}

function failuresIn(root: string, place: string, file: TestFile): Failure[] {
  if (file.status !== 'failed') return [];
  const command = `pnpm unit ${relative(root, file.name).replaceAll(sep, '/')}`;
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  // A file that could not be loaded has no tests that fail, and what broke around them is not theirs.
  if (failed.length === 0) return [{ place, command, reason: firstLine(file.message) }];
  return failed.map(({ ancestorTitles, title, failureMessages: [reason = ''] }) => ({
    place,
    command: `${command} -t ${patternOf([...ancestorTitles, title])}`,
    reason: firstLine(reason),
  }));
}

/** What Vitest takes for the name of one test, and a shell for one word. */
function patternOf(names: readonly string[]): string {
  const escaped = names.join(' > ').replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return `'^${escaped.replaceAll("'", `'\\''`)}$'`;
}
