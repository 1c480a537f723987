import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generate } from '@clientele/codegen';
import { readRegister } from '@clientele/openapi/register';
import type { Result } from './result.ts';

/** A document of the collection with as many operations as an API of good size has. */
export const large = { name: 'linode.com', operations: 350 };

/** Something that takes time or memory, and how much of it at most. */
export interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly limit: number;
}

/** What the large document took, and what a hundred contracts take each; linear growth is that a few take as long. */
export async function measureSpeed({ seconds, megabytes }: Result): Promise<Measure[]> {
  // The first contracts pay for what is compiled once.
  await perContract(5);
  const few = await perContract(20);
  const many = await perContract(100);
  const document = `of ${large.operations} operations`;
  return [
    { what: `generation ${document}`, unit: 's', measured: seconds.generate ?? Number.NaN, limit: 6 },
    { what: `memory of that`, unit: 'MB', measured: megabytes, limit: 600 },
    { what: `type-check ${document}`, unit: 's', measured: seconds.types ?? Number.NaN, limit: 15 },
    { what: 'generation of 20 contracts, each', unit: 'ms', measured: few, limit: 120 },
    { what: 'generation of 100 contracts, each', unit: 'ms', measured: many, limit: 120 },
  ];
}

async function perContract(count: number): Promise<number> {
  const contracts = await readRegister(resolve(import.meta.dirname, '../..'));
  const root = await mkdtemp(join(tmpdir(), 'clientele-speed-'));
  try {
    const jobs = Array.from({ length: count }, (_, index) => {
      const bundle = contracts[index % contracts.length]?.bundle ?? '';
      return { name: `contract-${index}`, bundle, folder: join(root, String(index)) };
    });
    const start = performance.now();
    await generate(jobs);
    return (performance.now() - start) / count;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
