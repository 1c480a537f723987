import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { leftOut, type OpenApiDocument, operations } from '@clientele/openapi';
import { fetchPackage } from '../fetch-package.ts';
import type { Clone } from './clone.ts';
import type { PublicDocument } from './documents.ts';
import { type Imported, type Step, steps } from './result.ts';

/** Imports a document into a clone and does with it what is done with every contract; stops where that fails. */
export async function importDocument(clone: Clone, document: PublicDocument): Promise<Imported> {
  const { name } = document;
  const folder = join(clone.root, 'packages', name);
  const from = await sourceOf(clone, document);
  const told = { notes: [] as string[], todos: 0 };
  let tests: Imported['tests'];
  const todo: Record<Step, () => Promise<unknown>> = {
    import: async () => {
      const said = await clone.run('node', ['scripts/new-contract/main.ts', name, '--from', from]);
      told.notes = said.split('\n').filter((line) => line !== '' && !line.endsWith('...'));
    },
    install: () => clone.install(),
    lint: async () => {
      const said = await clone.run('node', ['specs/lint/main.ts']);
      told.todos = Number(said.match(new RegExp(`^${name}: (\\d+) to-dos? left`, 'm'))?.[1] ?? 0);
    },
    // Bundled and generated anew, as in a clone of who comes next.
    generate: async () => {
      await rm(join(folder, 'generated'), { recursive: true });
      await clone.run('node', ['scripts/tasks/run.ts', 'generate']);
    },
    types: () => clone.run('tsc', []),
    tests: async () => {
      // What the document before came to is no result of this one.
      await rm(join(clone.root, 'coverage/tests.json'), { force: true });
      const failed = await clone.run('vitest', ['run', `packages/${name}/`]).then(
        () => undefined,
        (error: Error) => error,
      );
      const report = await readTests(clone.root);
      tests = report?.tests;
      if (failed) throw new Error(report?.failures.join('\n') || failed.message, { cause: failed });
    },
    build: () => clone.run('tsdown', [], folder),
    pack: () => clone.run('pnpm', ['pack', '--out', join(folder, 'packed.tgz')], folder),
  };
  const seconds: Partial<Record<Step, number>> = {};
  let failure: Imported['failure'];
  for (const step of steps) {
    const start = performance.now();
    try {
      await todo[step]();
      seconds[step] = (performance.now() - start) / 1000;
    } catch (error) {
      failure = { step, message: error instanceof Error ? error.message : String(error) };
      break;
    }
  }
  const counted = await countOperations(join(folder, 'generated/openapi.json'));
  await clone.reset();
  await rm(folder, { recursive: true, force: true });
  return {
    document,
    ...counted,
    ...told,
    seconds,
    ...(tests ? { tests } : {}),
    ...(failure ? { failure } : {}),
  };
}

async function sourceOf(clone: Clone, document: PublicDocument): Promise<string> {
  const file = join(await fetchPackage(document.source), document.file);
  if (!document.split) return file;
  const folder = join(clone.root, 'node_modules/.cache/split', document.name);
  await clone.run(join(clone.root, 'specs/node_modules/.bin/redocly'), ['split', file, `--outDir=${folder}`]);
  return join(folder, 'openapi.yaml');
}

async function readTests(
  root: string,
): Promise<
  { readonly tests: NonNullable<Imported['tests']>; readonly failures: readonly string[] } | undefined
> {
  const text = await readWritten(join(root, 'coverage/tests.json'));
  if (text === undefined) return undefined;
  const report: TestReport = JSON.parse(text);
  const failures = report.testResults.flatMap(({ message = '', assertionResults }) => [
    ...(message === '' ? [] : [message]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [first = ''] }) => `${fullName}: ${first.split('\n')[0]}`),
  ]);
  const { numPassedTests, numFailedTests, numPendingTests } = report;
  return { tests: { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }, failures };
}

/** What Vitest's JSON reporter writes. */
interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

async function countOperations(bundle: string): Promise<Pick<Imported, 'operations' | 'leftOut'>> {
  const text = await readWritten(bundle);
  if (text === undefined) return { operations: 0, leftOut: [] };
  const document: OpenApiDocument = JSON.parse(text);
  const left = [...leftOut(document)].map(({ method, path, reason }) => `${method} ${path}: ${reason}`);
  return { operations: [...operations(document)].length + left.length, leftOut: left };
}

/** A file that a step writes, if it came to that. */
async function readWritten(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
