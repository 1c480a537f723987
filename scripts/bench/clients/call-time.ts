import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { build } from 'esbuild';
import type { Contender } from './contenders.ts';

const rounds = 200;
const callsPerRound = 20;

/** What a call takes, in microseconds: the median of all rounds. */
export interface Timed {
  readonly name: string;
  readonly microseconds: number;
}

/**
 * Times the same call through every contender against one server on this machine. They take turns,
 * so that what else the machine does is shared by all.
 *
 * @throws when one of them sends another request than the first one, or gives something else.
 */
export async function timeCalls(
  folder: string,
  contenders: readonly Contender[],
  { server, answer }: SampleCall,
): Promise<Timed[]> {
  const expected = JSON.stringify(answer);
  const worker = new Worker(new URL('server.ts', import.meta.url), { workerData: expected });
  const [port] = await once(worker, 'message');
  const timed = [];
  for (const [index, { name, source }] of contenders.entries()) {
    const call = await load(folder, `time-${index}`, source, server, `http://127.0.0.1:${port}`);
    const given = JSON.stringify(await call());
    if (!given.includes(expected)) throw new Error(`${name}: expected ${expected} in ${given}.`);
    timed.push({ name, call, times: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    // Whoever comes after another one's garbage is another one each time.
    timed.push(...timed.splice(0, 1));
    for (const { call, times } of timed) {
      const began = performance.now();
      for (let count = 0; count < callsPerRound; count++) await call();
      times.push((performance.now() - began) / callsPerRound);
    }
  }
  await worker.terminate();
  return timed.map(({ name, times }) => ({ name, microseconds: Math.round(median(times) * 1000) }));
}

/** A program that prints the result of a call, as a function that gives it. */
async function load(
  folder: string,
  name: string,
  source: string,
  server: string,
  baseUrl: string,
): Promise<() => Promise<unknown>> {
  const contents = source.replace(/console\.log\(await ([\s\S]*)\);$/, 'export const call = () => $1;');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    ...{ bundle: true, format: 'esm', platform: 'browser', write: false },
  });
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, (outputFiles[0]?.text ?? '').replaceAll(server, baseUrl));
  return (await import(pathToFileURL(file).href)).call;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
