import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { turbo } from '@clientele/tasks/turbo';
import { firstLine } from './first-line.ts';
import { type Failure, type Results, resultsOf } from './results.ts';

/** A task of a run. */
export interface Task {
  readonly task: string;
  /** The name of its package; `//` is the repository. */
  readonly package: string;
  /** The folder of its package. */
  readonly directory: string;
  readonly logFile: string;
  /** Absent where something failed that it depends on. */
  readonly execution?: { readonly exitCode: number };
}

/** What is read of the summary that Turborepo writes. */
interface Summary {
  readonly tasks: readonly Task[];
}

/** Runs tasks, and prints what those say that fail; what depends on one of them is not run. */
export async function runTasks(root: string, tasks: readonly string[]): Promise<readonly Task[]> {
  const summaries = join(root, '.turbo/runs');
  await rm(summaries, { recursive: true, force: true });
  const status = await turbo([
    ...tasks,
    '--continue=dependencies-successful',
    '--summarize',
    '--log-order=grouped',
    '--log-prefix=none',
    '--output-logs=errors-only',
  ]);
  const [file] = await Array.fromAsync(glob('*.json', { cwd: summaries }));
  if (file === undefined) throw new Error(`turbo run ${tasks.join(' ')} ended with ${status}.`);
  const summary: Summary = JSON.parse(await readFile(join(summaries, file), 'utf8'));
  return summary.tasks;
}

export function isRed({ execution }: Task): boolean {
  return execution !== undefined && execution.exitCode !== 0;
}

/** What the tasks of a run came to, in the order of the rooms. */
export async function resultsOfTasks(root: string, tasks: readonly Task[]): Promise<Results> {
  const all = await Promise.all(tasks.map((task) => resultsOfTask(root, task)));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
    failures: all.flatMap(({ failures }) => failures),
  };
}

async function resultsOfTask(root: string, task: Task): Promise<Results> {
  const isTested = task.task === 'unit' && task.execution !== undefined;
  const results = isTested ? await resultsOf(root, task.directory) : undefined;
  // A room that leaves nothing has failed, whatever its task ended with.
  const isKnown = results !== undefined && (results.failures.length > 0 || !isRed(task));
  if (isKnown || !(isTested || isRed(task))) return results ?? { passed: 0, skipped: [], failures: [] };
  return { passed: 0, skipped: [], ...results, failures: [await failureOf(root, task)] };
}

/** The first line that it printed after its own command. */
async function failureOf(root: string, task: Task): Promise<Failure> {
  const log = await readFile(join(root, task.logFile), 'utf8');
  const said = log.split(/^\$ .*\n/m).at(-1) ?? '';
  return { place: task.directory, command: commandOf(task), reason: firstLine(said) };
}

function commandOf({ task, package: name, directory }: Task): string {
  if (task === 'unit') return `pnpm unit ${directory}`;
  return name === '//' ? `pnpm ${task}` : `pnpm --filter ${name} ${task}`;
}
