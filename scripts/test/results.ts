import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the tests of the whole repository came to. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  /** Of each test that was not run, the name; where it has to do with this system, the name says why. */
  readonly skipped: readonly string[];
}

/** What is read of the file that Vitest's JSON reporter writes. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Adds up what each room's tests left; a room that left nothing has failed. */
export async function addResults(root: string, rooms: readonly string[]): Promise<Results> {
  const all = await Promise.all(rooms.map((room) => resultsOf(root, room)));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}

/** More than this of one room, as a large imported contract has, is not listed in full. */
const many = 50;
const shown = 10;

/** What was not run, each once; of a room with very much of it the first and how many more there are. */
export function abridge(skipped: readonly string[]): string[] {
  const rooms = Map.groupBy(new Set(skipped), (name) => name.slice(0, name.indexOf(': ')));
  return [...rooms].flatMap(([room, names]) =>
    names.length > many
      ? [
          ...names.slice(0, shown),
          `${room}: ${names.length - shown} more, which \`pnpm unit ${room} --reporter verbose\` lists`,
        ]
      : names,
  );
}

async function resultsOf(root: string, room: string): Promise<Results> {
  const file = join(root, room, 'coverage/tests.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    console.log(`The tests of ${room} left no result.`);
  });
  if (text === undefined) return { passed: 0, failed: 1, skipped: [] };
  const { numPassedTests, numFailedTests, success, testResults }: Report = JSON.parse(text);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: numPassedTests,
    // A file that could not be loaded has no tests that fail.
    failed: success ? numFailedTests : Math.max(1, numFailedTests),
    skipped: skipped.map(({ fullName }) => `${room}: ${fullName}`),
  };
}
