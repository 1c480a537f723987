import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Asked } from './messages.ts';
import { Scales } from './scales.ts';
import type { Weighed } from './weighed.ts';

// The other side of index.ts, in a thread of its own: comparing types is work that nothing else may wait for.
const scales = new Scales(workerData.root);
const open = new Map<number, AbortController>();
// What hinders it here, the first answer will say.
const warm = scales.warm().catch(() => undefined);

parentPort?.on('message', async (asked: Asked) => {
  if (asked.kind === 'drop') open.get(asked.id)?.abort();
  else if (asked.kind === 'weigh') {
    const { id, contract } = asked;
    const stop = new AbortController();
    open.set(id, stop);
    await warm;
    const weighed = await scales.weigh(contract, stop.signal).catch((error: unknown): Weighed => {
      const why = error instanceof Error ? error.message : String(error);
      return {
        line: `${contract.name}: not weighed. ${why.split('\n')[0]}`,
        clients: 'none',
        servers: 'none',
      };
    });
    open.delete(id);
    parentPort?.postMessage({ id, weighed } satisfies Answered);
  } else {
    for (const stop of open.values()) stop.abort();
    // Nobody waits for what it is at, and its files go with the thread.
    process.exit();
  }
});
