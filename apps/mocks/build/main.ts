import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { scenarioNames } from './scenario-names.ts';

// Writes the names that `@clientele/mocks/control` knows. What is imported may have hundreds of
// operations, whose names are made: they stay texts.
const register = await readRegister(resolve(import.meta.dirname, '../../..'));
const contracts = register
  .filter(({ level }) => level === 'house')
  .map(async ({ name, bundle }) => ({ name, document: JSON.parse(await readFile(bundle, 'utf8')) }));
const folder = resolve(import.meta.dirname, '../generated');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'contracts.gen.ts'), scenarioNames(await Promise.all(contracts)));
