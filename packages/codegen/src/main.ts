import { resolve, sep } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { generate } from './generate.ts';
import { jobOf } from './job-of.ts';

const root = resolve(import.meta.dirname, '../../..');
try {
  const jobs = (await readRegister(root)).map(jobOf);
  const { written, unchanged } = await generate(jobs);
  if (written.length > 0) console.log(`generated: ${written.join(', ')}`);
  if (unchanged.length > 0) console.log(`unchanged: ${unchanged.join(', ')}`);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message.replaceAll(root + sep, ''));
  process.exitCode = 1;
}
