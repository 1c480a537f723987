import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './fetch-package.ts';
import type { Failure, Result, Step } from './result.ts';
import type { Entry } from './sample.ts';
import type { News } from './take-through.ts';
import { type Diagnostic, typeCheck } from './type-check.ts';

/** What a step may take. */
export interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Where a document is, and where it is worked on. */
export interface Place {
  readonly file: string;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly limits?: Limits;
}

/** Takes one document through every step, within limits of time and memory. */
export async function surveyDocument(entry: Entry, place: Place): Promise<Result> {
  const { file, folder, signal, limits = { seconds: 120, megabytes: 2048 } } = place;
  await mkdir(folder, { recursive: true });
  await copyFile(file, join(folder, 'openapi.json'));
  const found = await inProcess(entry, { folder, signal, limits });
  if (!found.passed.includes('generate')) return { ...entry, ...found };
  const start = performance.now();
  const failures = await failuresOfTypes({ folder, signal, limits });
  return {
    ...entry,
    ...found,
    failures: [...found.failures, ...failures],
    passed: failures.length > 0 ? found.passed : [...found.passed, 'types'],
    seconds: { ...found.seconds, types: (performance.now() - start) / 1000 },
  };
}

type Work = Required<Omit<Place, 'file'>>;
type Found = Omit<Result, keyof Entry>;

async function inProcess({ name, operations }: Entry, { folder, signal, limits }: Work): Promise<Found> {
  const failures: Failure[] = [];
  const passed: Step[] = [];
  const seconds: Partial<Record<Step, number>> = {};
  let current: Step = 'generate';
  let megabytes = 0;
  let result: Pick<Result, 'generated' | 'findings'> = { generated: 0, findings: [] };
  const child = fork(join(import.meta.dirname, 'document.ts'), [name, folder], {
    execArgv: [`--max-old-space-size=${limits.megabytes}`],
    // Half of what a small document takes is to load the generators.
    env: { ...process.env, NODE_COMPILE_CACHE: join(cache, 'compiled') },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-100_000);
  });
  child.on('message', (message) => {
    // `document.ts` sends nothing else.
    const news = message as News;
    if ('starts' in news) current = news.starts;
    else if ('failed' in news) failures.push(news.failed);
    else if ('generated' in news) result = news;
    else if ('megabytes' in news) ({ megabytes } = news);
    else {
      passed.push(news.passed);
      seconds[news.passed] = news.seconds;
    }
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, limits.seconds * 1000);
  // Not `exit`, which may come before the last message.
  const [code] = await once(child, 'close', { signal }).finally(() => clearTimeout(timer));
  if (code !== 0) {
    const message = late ? `takes longer than ${limits.seconds} s` : crashOf(complaint, limits);
    failures.push({ step: current, fault: 'a crash', message });
  }
  const leftOut = result.findings.filter(
    ({ level, pointer }) => level === 'left-out' && !pointer.startsWith('#/webhooks/'),
  );
  const told = new Set(leftOut.flatMap(({ operation }) => operation ?? []));
  if (passed.includes('generate') && result.generated + told.size !== operations) {
    const message = 'Operations are missing without a word.';
    failures.push({ step: 'generate', fault: 'codegen', message });
  }
  return { ...result, passed, failures, seconds, megabytes };
}

function crashOf(complaint: string, limits: Limits): string {
  if (complaint.includes('heap out of memory')) return `takes more than ${limits.megabytes} MB`;
  return complaint.match(/^\w*Error.*$/m)?.[0] ?? complaint.trim();
}

async function failuresOfTypes({ folder, signal, limits }: Work): Promise<Failure[]> {
  try {
    const diagnostics = await typeCheck(folder, { signal, timeout: limits.seconds * 1000 });
    return roots(diagnostics).map(({ file, line, code, message }) => ({
      step: 'types',
      fault: ownerOf(file),
      message: `${code} in ${file}: ${message}`,
      place: `line ${line}`,
    }));
  } catch (error) {
    if (signal.aborted) throw error;
    return [{ step: 'types', fault: 'tsc', message: error instanceof Error ? error.message : String(error) }];
  }
}

/** The first of its kind in each file; what is no TypeScript is reported again by every line that follows. */
function roots(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const kind = ({ file, code }: Diagnostic) => `${file} ${/^TS1\d{3}$/.test(code) ? 'syntax' : code}`;
  return [...Map.groupBy(diagnostics, kind).values()].flatMap(([first]) => first ?? []);
}

/** Who wrote a generated module. */
function ownerOf(file: string): string {
  if (file === 'paths.gen.ts') return 'openapi-typescript';
  return /^sdk\/(types|valibot|fastify)\.gen\.ts$/.test(file) ? '@hey-api/openapi-ts' : 'codegen';
}
