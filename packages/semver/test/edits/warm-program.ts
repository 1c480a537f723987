import { pathToFileURL } from 'node:url';

/** A command that was started like a program, and how it ended. */
export interface Job {
  readonly id: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}
export interface Done {
  readonly id: number;
  readonly code: number;
}

// A process that is the Redocly CLI again and again. Its entry is evaluated anew for every job, with the
// arguments, folder and environment of that job; what it loads stays loaded. It ends on the way to its exit.
const { exit } = process;
let queue = Promise.resolve();

process.on('message', (job: Job) => {
  queue = queue.then(async () => {
    const code = await play(job);
    process.send?.({ id: job.id, code } satisfies Done);
  });
});

function play({ id, program, args, cwd, env }: Job): Promise<number> {
  const ended = Promise.withResolvers<number>();
  process.chdir(cwd);
  Object.assign(process.env, env);
  process.argv = [process.execPath, program, ...args];
  const { once } = process;
  // It waits for an empty event loop to exit, which is the end of what it does.
  process.once = ((event: string, listener: () => void) => {
    if (event !== 'beforeExit') return Reflect.apply(once, process, [event, listener]);
    listener();
    return process;
  }) as typeof process.once;
  process.exit = ((code = process.exitCode) => {
    process.once = once;
    process.exit = exit;
    ended.resolve(Number(code ?? 0));
  }) as typeof process.exit;
  import(`${pathToFileURL(program)}?job=${id}`).catch(ended.reject);
  return ended.promise;
}
