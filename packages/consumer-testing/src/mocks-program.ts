import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { binaryOf, environment } from './runtimes.ts';

/** The packed program, on the oldest Node that it says it runs on. */
export interface MocksProgram extends AsyncDisposable {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** Runs what `npx mocks` runs; gives it back when it answers, or has ended. */
export async function runMocks(
  folder: string,
  cwd: string,
  options: readonly string[],
): Promise<MocksProgram> {
  const program = join(folder, 'node_modules/.bin/mocks');
  const env = { ...environment, PORT: undefined, HOST: undefined };
  const child = spawn(await binaryOf('node-floor'), [program, '--port', '0', ...options], { cwd, env });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    const hear = (text: Buffer) => {
      output += text;
      if (output.includes('dynamic=true')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const exit = once(child, 'close').then(([code]): number | null => code);
  await Promise.race([ready, exit]);
  const dispose = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  return { child, output: () => output, exit, [Symbol.asyncDispose]: dispose };
}

/** Where it says that it answers. */
export function gatewayOf({ output }: MocksProgram): string {
  const [, url] = /^(http:\S+)\/ /m.exec(output()) ?? [];
  if (!url) throw new Error(`The mocks say no address, but:\n${output()}`);
  return url;
}
