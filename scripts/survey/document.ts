import { takeThrough } from './take-through.ts';

// A process of its own for one document, so that what crashes, hangs or eats memory costs no other.
const [name = '', folder = ''] = process.argv.slice(2);
for await (const news of takeThrough(name, folder)) process.send?.(news);
process.disconnect?.();
