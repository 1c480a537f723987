import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { repository } from '@clientele/consumer-testing/published';
import { ask } from './ask.ts';
import { rename } from './edits.ts';

const run = promisify(execFile);

/**
 * What an answer takes without `pnpm dev`: the mocks are stopped, everything is generated, the mocks are
 * started and asked. A time per round in milliseconds, without what pnpm and Turborepo add to it.
 */
export async function timeByHand(
  root: string,
  calls: readonly SampleCall[],
  rounds: number,
): Promise<number[]> {
  const times: number[] = [];
  // Where `pnpm dev` has run, everything is generated.
  if (!existsSync(join(root, 'packages', calls[0]?.contract ?? '', 'generated'))) await generate(root);
  for (let round = 0; round < rounds; round += 1) {
    const call = calls[round % calls.length] as SampleCall; // there is one
    const old = await startMocks(root);
    const name = `By hand ${round}`;
    rename(root, call, name);
    const began = performance.now();
    await old[Symbol.asyncDispose]();
    await generate(root);
    await using mocks = await startMocks(root);
    const answer = await ask(`${mocks.gateway}/${call.contract}`, call);
    times.push(performance.now() - began);
    if (!answer.includes(name)) throw new Error(`${call.contract} answers ${answer} and not ${name}.`);
  }
  return times;
}

async function generate(root: string): Promise<void> {
  const options = { cwd: root };
  await run(join(repository, 'specs/node_modules/.bin/redocly'), ['bundle', '--force'], options);
  for (const program of ['packages/codegen/src/prepare/main.ts', 'scripts/bench/dev/generate.ts'])
    await run(process.execPath, [join(repository, program)], options);
}

async function startMocks(root: string): Promise<AsyncDisposable & { readonly gateway: string }> {
  const program = join(repository, 'apps/mocks/src/main.ts');
  const child = spawn(process.execPath, [program, '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const [, gateway = ''] = /at (http:\S+);/.exec(line) ?? [];
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { gateway, [Symbol.asyncDispose]: stop };
}
