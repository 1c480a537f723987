import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenApiDocument, spellReferences } from '@clientele/openapi';
import { asHeld } from './as-held.ts';
import { type EntryOptions, generateEntries } from './generate-entries.ts';
import { generateMsw } from './generate-msw.ts';
import { generateTypes } from './generate-types.ts';
import { generateSdk } from './hey-api/generate-sdk.ts';
import { hoistBodies } from './hoist-bodies.ts';
import { withoutPitfalls } from './without-pitfalls.ts';

/** What is to be written, by file name. */
export type Files = Readonly<Record<string, string>>;

/** A document as generators take it, and what the entries need to know. */
export interface Source extends EntryOptions {
  readonly document: OpenApiDocument;
}

/** A generator's fault, with its name. */
export class GeneratorFailure extends Error {
  override readonly name = 'GeneratorFailure';
  readonly generator: string;

  constructor(generator: string, cause: unknown) {
    // hey-api wraps what it caught twice and leaves its own message empty.
    const inner = (cause as { originalError?: { error?: unknown } }).originalError?.error ?? cause;
    super(inner instanceof Error ? inner.message : String(inner), { cause: inner });
    this.generator = generator;
  }
}

/** What hey-api writes only where there is something to write. */
const empty = {
  'sdk/scenarios.gen.ts': 'export {};\n',
  'sdk/sdk.gen.ts': 'export {};\n',
  'sdk/route-handlers.gen.ts': 'export type RouteHandlers = {};\n',
};

/**
 * Runs the generators over documents, each once for all.
 *
 * @throws {@link GeneratorFailure}
 */
export async function render(sources: readonly Source[]): Promise<Files[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'clientele-codegen-'));
  try {
    const jobs = sources.map((source, index) => {
      const document = spellReferences(source.document);
      const folder = join(scratch, String(index));
      return { source: { ...source, document }, held: asHeld(withoutPitfalls(document)), folder };
    });
    await guard('@hey-api/openapi-ts', () =>
      generateSdk(
        jobs.map(({ source, held, folder }) => ({
          name: source.name,
          document: source.document,
          held,
          hoisted: hoistBodies(held),
          folder,
        })),
      ),
    );
    return await Promise.all(
      jobs.map(async ({ source, held, folder }) => ({
        ...empty,
        ...(await guard('@hey-api/openapi-ts', () => readSdk(folder))),
        'paths.gen.ts': await guard('openapi-typescript', () => generateTypes(held)),
        ...generateEntries(source.document, source),
        'msw.gen.ts': generateMsw(held),
      })),
    );
  } finally {
    // Where one generator failed, others may be writing still.
    await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function guard<T>(generator: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw new GeneratorFailure(generator, cause);
  }
}

async function readSdk(folder: string): Promise<Files> {
  const names = (await readdir(folder)).sort();
  const files = names.map(async (name) => [`sdk/${name}`, await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(files));
}
