import { parentPort, workerData } from 'node:worker_threads';
import { generate, jobOf, report, writePrepared } from '@clientele/codegen';
import type { Asked, Told } from './messages.ts';

// Writes bundles and what is generated of them, in the order in which it is asked.
const { root }: { root: string } = workerData;
let last = Promise.resolve();
parentPort?.on('message', (asked: Asked) => {
  last = last.then(async () => {
    parentPort?.postMessage(await write(asked));
  });
});

async function write({ contract, prepared }: Asked): Promise<Told> {
  try {
    await writePrepared(contract, prepared);
    const { findings } = await generate([jobOf(contract)]);
    return { findings: report(root, contract.source, [...prepared.findings, ...findings]) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
