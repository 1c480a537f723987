import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemas } from './schemas.ts';

const folder = join(import.meta.dirname, 'schemas');
for (const [file, schema] of Object.entries(schemas())) {
  await writeFile(join(folder, file), JSON.stringify(schema));
}
// As `pnpm style` wants them.
const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));
execFileSync(process.execPath, [biome, 'format', '--write', folder], { stdio: 'inherit' });
