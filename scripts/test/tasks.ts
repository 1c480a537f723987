import type { StdioOptions } from 'node:child_process';
import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { turbo } from '@clientele/tasks/turbo';
import { firstLine } from './first-line.ts';
import { type Failure, type Results, readResults } from './results.ts';

/** A task of a run. */
export interface Task {
  /** Its package and it, `@clientele/specs#lint`. */
  readonly taskId: string;
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
export async function runTasks(
  root: string,
  tasks: readonly string[],
  stdio: StdioOptions = 'inherit',
): Promise<readonly Task[]> {
  const summaries = join(root, '.turbo/runs');
  await rm(summaries, { recursive: true, force: true });
  const options = [
    ...['--continue=dependencies-successful', '--summarize'],
    ...['--log-order=grouped', '--log-prefix=none', '--output-logs=errors-only'],
  ];
  const status = await turbo([...tasks, ...options], stdio);
  const [file] = await Array.fromAsync(glob('*.json', { cwd: summaries }));
  if (file === undefined) throw new Error(`turbo run ${tasks.join(' ')} ended with ${status}.`);
  const summary: Summary = JSON.parse(await readFile(join(summaries, file), 'utf8'));
  // What they depend on, then they in the order in which they were asked for.
  const orderOf = ({ task, taskId }: Task) => Math.max(tasks.indexOf(task), tasks.indexOf(taskId));
  return summary.tasks.toSorted((one, other) => orderOf(one) - orderOf(other));
}

/** Runs tasks without a word but what those say that fail. */
export async function runQuietly(root: string, names: readonly string[]): Promise<readonly Results[]> {
  const tasks = await runTasks(root, names, ['ignore', 'ignore', 'inherit']);
  for (const { logFile } of tasks.filter(isRed)) console.log(await readFile(join(root, logFile), 'utf8'));
  const results = await resultsOf(root, tasks);
  // What they depend on is of interest when it fails.
  return results.filter(({ place, failures }) => names.includes(place) || failures.length > 0);
}

export function isRed({ execution }: Task): boolean {
  return execution !== undefined && execution.exitCode !== 0;
}

/** What tasks came to, place by place; nothing of those that were not run. */
export async function resultsOf(root: string, tasks: readonly Task[]): Promise<readonly Results[]> {
  const ran = tasks.filter(({ execution }) => execution !== undefined);
  return (await Promise.all(ran.map((task) => resultsOfTask(root, task)))).flat();
}

async function resultsOfTask(root: string, task: Task): Promise<readonly Results[]> {
  const isTested = task.task === 'unit';
  const nothing = { place: isTested ? task.directory : task.task, passed: 0, skipped: [], failures: [] };
  const file = join(root, task.directory, 'coverage/tests.json');
  const results = isTested ? await readResults(root, file) : [nothing];
  const isExplained = results?.some(({ failures }) => failures.length > 0);
  // A room that leaves nothing has failed, whatever its task ended with.
  if (results && (isExplained || !isRed(task))) return results;
  const failed = { ...nothing, failures: [await failureOf(root, task)] };
  return isTested && results ? [...results, failed] : [failed];
}

/** The first line that it printed after its own command. */
async function failureOf(root: string, task: Task): Promise<Failure> {
  const log = await readFile(join(root, task.logFile), 'utf8');
  // The first of two programs may say that it found nothing.
  const said = (log.split(/^\$ .*\n/m).at(-1) ?? '').replace(/^Checked .* No fixes applied\.$/m, '');
  return { command: commandOf(task), reason: firstLine(said) };
}

function commandOf({ task, package: name, directory }: Task): string {
  if (task === 'unit') return `pnpm unit ${directory}`;
  return name === '//' ? `pnpm ${task}` : `pnpm --filter ${name} ${task}`;
}
