import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding } from './prepare/finding.ts';
import type { Files } from './render.ts';

const name = 'stamp.gen.json';

/** Of what a folder was made, and what was said then. */
interface Stamp {
  readonly hash: string;
  readonly files: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** The findings of the run that wrote a folder, if it wrote there what would be written now. */
export async function lastFindings(folder: string, hash: string): Promise<readonly Finding[] | undefined> {
  try {
    // Written below in this form; anything else fails here, which means: generate.
    const stamp: Stamp = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (stamp.hash !== hash) return undefined;
    for (const [file, digest] of Object.entries(stamp.files)) {
      if (sha256(await readFile(join(folder, file), 'utf8')) !== digest) return undefined;
    }
    return stamp.findings;
  } catch {
    // No stamp, an unreadable one or a missing file all mean the same: generate.
    return undefined;
  }
}

/** The findings of the run that wrote a folder, as long as its document is the same. */
export async function findingsOf(folder: string, document: string): Promise<readonly Finding[]> {
  try {
    const { files, findings }: Stamp = JSON.parse(await readFile(join(folder, name), 'utf8'));
    return files[document] === sha256(await readFile(join(folder, document), 'utf8')) ? findings : [];
  } catch {
    // Nothing was generated yet.
    return [];
  }
}

/** Writes what was generated, and of what: `hash` identifies it. */
export async function writeStamped(
  folder: string,
  hash: string,
  files: Files,
  findings: readonly Finding[],
): Promise<void> {
  await rm(join(folder, 'sdk'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const digests = Object.entries(files).map(([name, text]) => [name, sha256(text)]);
  const stamp: Stamp = { hash, files: Object.fromEntries(digests), findings };
  // Last, so that an interrupted run is not taken for a finished one.
  await writeFile(join(folder, name), `${JSON.stringify(stamp, null, 2)}\n`);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
