import { writeFile } from 'node:fs/promises';
import { readmes } from './readmes.ts';

for (const { file, text } of await readmes()) await writeFile(file, text);
