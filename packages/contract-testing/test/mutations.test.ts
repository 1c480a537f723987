import { resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { afterAll, expect, inject, it } from 'vitest';
import { readContract } from '../src/index.ts';
import { surviveGate } from './survive-gate.ts';

const counts: string[] = [];
afterAll(() =>
  console.log(`Broken responses, each refused at its line of the contract: ${counts.join(', ')}`),
);

const register = await readRegister(resolve(import.meta.dirname, '../../..'));

// An imported contract says too little, and too much, for each of its broken responses to be one.
it.each(register.filter(({ level }) => level === 'house'))(
  '$name: refuses every broken response and nothing else',
  async (files) => {
    const { count, survivors } = await surviveGate(readContract(files), inject('mocks')[files.name] ?? '');
    counts.push(`${files.name} ${count}`);
    expect(survivors).toEqual([]);
    expect(count).toBeGreaterThan(0);
  },
);
