import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { generate } from './index.ts';

const root = resolve(import.meta.dirname, '../../..');
try {
  const jobs = (await readRegister(root)).map(({ name, bundle }) => {
    const folder = dirname(bundle);
    const errors = '../src/errors.ts';
    return { name, bundle, folder, ...(existsSync(join(folder, errors)) ? { errors } : {}) };
  });
  const { written, unchanged } = await generate(jobs);
  if (written.length > 0) console.log(`generated: ${written.join(', ')}`);
  if (unchanged.length > 0) console.log(`unchanged: ${unchanged.join(', ')}`);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message.replaceAll(root + sep, ''));
  process.exitCode = 1;
}
