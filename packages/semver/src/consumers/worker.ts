import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Asked } from './messages.ts';
import { Scales } from './scales.ts';
import type { Weighed } from './weighed.ts';

// The other side of index.ts, in a thread of its own: comparing types is work that nothing else may wait for.
const scales = new Scales(workerData.root);
const open = new Map<number, { readonly stop: AbortController; readonly done: Promise<void> }>();
// What hinders it here, the first answer will say.
const warm = scales.warm().catch(() => undefined);

parentPort?.on('message', async (asked: Asked) => {
  if (asked.kind === 'drop') open.get(asked.id)?.stop.abort();
  else if (asked.kind === 'weigh') {
    const stop = new AbortController();
    open.set(asked.id, { stop, done: answer(asked, stop.signal) });
  } else {
    const left = [...open.values()];
    for (const { stop } of left) stop.abort();
    // What has begun may check out a commit yet.
    await Promise.all([warm, ...left.map(({ done }) => done)]);
    await scales[Symbol.asyncDispose]();
    parentPort?.close();
  }
});

async function answer({ id, contract }: Asked & { kind: 'weigh' }, signal: AbortSignal): Promise<void> {
  await warm;
  const weighed = await scales.weigh(contract, signal).catch((error: unknown): Weighed => {
    const why = error instanceof Error ? error.message : String(error);
    return {
      line: `${contract.name}: not weighed. ${why.split('\n')[0]}`,
      clients: 'none',
      servers: 'none',
    };
  });
  open.delete(id);
  parentPort?.postMessage({ id, weighed } satisfies Answered);
}
