import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';

/**
 * Where the Chromium of the npm package is unpacked, which it is once. Several rooms may need it at the
 * same time, and a program that is half written does not start: so each unpacks into a folder of its own,
 * and the first to be done gives its folder the name that all look for.
 */
export async function packagedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const home = join(tmpdir(), `chromium-for-tests-${version}`);
  const program = join(home, 'chromium');
  if (existsSync(program)) return program;
  const own = await mkdtemp(`${home}-`);
  try {
    await unpackInto(own);
    await rename(own, home);
  } catch (error) {
    await rm(own, { recursive: true });
    if (!existsSync(program)) throw error;
  }
  return program;
}

const manifest = new URL('../../package.json', import.meta.resolve('@sparticuz/chromium'));

/** The package unpacks into the temporary folder, and nowhere else. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
