import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type OpenApiDocument, spellReferences } from '@clientele/openapi';
import { checkSupported } from './check-supported.ts';
import { findCulprit } from './find-culprit.ts';
import { fingerprint } from './fingerprint.ts';
import { generateEntries } from './generate-entries.ts';
import { generateMsw } from './generate-msw.ts';
import { generateTypes } from './generate-types.ts';
import { GenerationError } from './generation-error.ts';
import { generateSdk } from './hey-api/generate-sdk.ts';
import { hoistBodies } from './hoist-bodies.ts';

/** A bundle, and the folder that gets what is generated from it. */
export interface Job {
  readonly name: string;
  readonly bundle: string;
  readonly folder: string;
  /** Module with the contract's own `errors` shape, relative to the folder. Default: problem+json. */
  readonly errors?: string;
}

/** Which contracts were written, and which had nothing new. */
export interface Generated {
  readonly written: string[];
  readonly unchanged: string[];
}

const stamp = 'stamp.gen.json';

/**
 * Generates the sources of many contracts in one process; those whose bundle has not changed since
 * the last run are left alone.
 *
 * @example
 * ```ts
 * await generate([{ name: 'library', bundle: 'library/openapi.json', folder: 'library/generated' }]);
 * ```
 * @throws {@link GenerationError} with its code, the contract, the generator and the JSON pointer; nothing of
 * any contract is written then.
 */
export async function generate(jobs: readonly Job[]): Promise<Generated> {
  const generator = await fingerprint();
  const read = await Promise.all(jobs.map((job) => load(job, generator)));
  const changed = read.filter(({ current }) => !current);
  for (const { job, document } of changed) checkSupported(job.name, document);
  const ready = changed.map((one) => ({ ...one, document: spellReferences(one.document) }));
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-codegen-'));
  try {
    const outputs = await run(ready, scratch);
    for (const [index, { job, hash }] of changed.entries())
      await write(job.folder, outputs[index] ?? {}, hash);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const names = (list: typeof read) => list.map(({ job }) => job.name);
  return { written: names(changed), unchanged: names(read.filter(({ current }) => current)) };
}

interface Loaded {
  readonly job: Job;
  readonly document: OpenApiDocument;
  readonly hash: string;
  readonly current: boolean;
}

async function load(job: Job, generator: string): Promise<Loaded> {
  const text = await readBundle(job);
  const hash = sha256(generator + (job.errors ?? '') + text);
  return { job, document: parseBundle(job, text), hash, current: await isCurrent(job.folder, hash) };
}

function parseBundle({ name }: Job, text: string): OpenApiDocument {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = { contract: name, generator: 'bundle', pointer: '#' };
    throw new GenerationError(
      'ERR_BUNDLE',
      at,
      `not JSON: ${reason(cause).problem}. Run \`pnpm bundle\`.`,
      cause,
    );
  }
}

async function readBundle({ name, bundle }: Job): Promise<string> {
  try {
    return await readFile(bundle, 'utf8');
  } catch (cause) {
    const at = { contract: name, generator: 'bundle', pointer: '#' };
    throw new GenerationError('ERR_BUNDLE', at, `no bundle at ${bundle}. Run \`pnpm bundle\`.`, cause);
  }
}

async function isCurrent(folder: string, hash: string): Promise<boolean> {
  try {
    const stamped: unknown = JSON.parse(await readFile(join(folder, stamp), 'utf8'));
    // Written below in this form; anything else fails here, which means: generate.
    const { hash: last, files } = stamped as { hash: string; files: Record<string, string> };
    if (last !== hash) return false;
    for (const [file, digest] of Object.entries(files)) {
      if (sha256(await readFile(join(folder, file), 'utf8')) !== digest) return false;
    }
    return true;
  } catch {
    // No stamp, an unreadable one or a missing file all mean the same: generate.
    return false;
  }
}

async function run(changed: readonly Loaded[], scratch: string): Promise<Record<string, string>[]> {
  const sdk = changed.map(({ job, document }, index) => ({
    name: job.name,
    document: hoistBodies(document),
    folder: join(scratch, String(index)),
  }));
  if (sdk.length > 0) {
    try {
      await generateSdk(sdk);
    } catch (cause) {
      throw await blame(changed, '@hey-api/openapi-ts', cause, (part) =>
        generateSdk([{ name: 'part', document: hoistBodies(part), folder: join(scratch, 'part') }]),
      );
    }
  }
  return Promise.all(
    changed.map(async (loaded, index) => {
      try {
        const types = await generateTypes(loaded.document);
        const folder = sdk[index]?.folder ?? scratch;
        return {
          // hey-api writes none where the contract has no examples.
          'sdk/scenarios.gen.ts': 'export {};\n',
          ...(await readSdk(folder)),
          'paths.gen.ts': types,
          ...generateEntries(loaded.document, loaded.job),
          'msw.gen.ts': generateMsw(loaded.document),
        };
      } catch (cause) {
        throw await blame([loaded], 'openapi-typescript', cause, generateTypes);
      }
    }),
  );
}

async function blame(
  changed: readonly Loaded[],
  generator: string,
  cause: unknown,
  attempt: (part: OpenApiDocument) => Promise<unknown>,
): Promise<GenerationError> {
  const { problem, inner } = reason(cause);
  for (const { job, document } of changed) {
    const alone =
      changed.length === 1 ||
      (await attempt(document).then(
        () => false,
        () => true,
      ));
    if (!alone) continue;
    const pointer = await findCulprit(document, attempt);
    return new GenerationError('ERR_GENERATOR', { contract: job.name, generator, pointer }, problem, inner);
  }
  return new GenerationError(
    'ERR_GENERATOR',
    { contract: changed.map(({ job }) => job.name).join(', '), generator, pointer: '#' },
    problem,
    inner,
  );
}

function reason(cause: unknown): { problem: string; inner: unknown } {
  // hey-api wraps what it caught twice and leaves its own message empty.
  const inner = (cause as { originalError?: { error?: unknown } }).originalError?.error ?? cause;
  return { problem: inner instanceof Error ? inner.message : String(inner), inner };
}

async function readSdk(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const files = names.map(async (name) => [`sdk/${name}`, await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}

async function write(folder: string, files: Record<string, string>, hash: string): Promise<void> {
  await rm(join(folder, 'sdk'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const digests = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]));
  // Last, so that an interrupted run is not taken for a finished one.
  await writeFile(join(folder, stamp), `${JSON.stringify({ hash, files: digests }, null, 2)}\n`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
