import { dirname, relative, resolve } from 'node:path';
import { GenerationError, generate, readRegister } from './index.ts';

const root = resolve(import.meta.dirname, '../../..');
try {
  const contracts = await readRegister(root);
  const { written, unchanged } = await generate(
    contracts.map(({ name, bundle }) => ({ name, bundle, folder: dirname(bundle) })),
  );
  if (written.length > 0) console.log(`generated: ${written.join(', ')}`);
  if (unchanged.length > 0) console.log(`unchanged: ${unchanged.join(', ')}`);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(
    error instanceof GenerationError
      ? error.message
      : error.message.replaceAll(`${root}/`, relative(process.cwd(), root)),
  );
  process.exitCode = 1;
}
