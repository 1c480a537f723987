import { writeFile } from 'node:fs/promises';
import { manifests } from './manifests.ts';

for (const { file, text } of await manifests()) await writeFile(file, text);
