import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, GenerationError, generate } from '@clientele/codegen';
import { loadContract } from '@clientele/mocks/contracts';
import type { OpenApiDocument } from '@clientele/openapi';
import { serverPlugin } from '@clientele/server-kit';
import fastify from 'fastify';
import type { Failure, Step } from './result.ts';

/** What {@link takeThrough} says, each as soon as it is known. */
export type News =
  | { readonly starts: Step }
  | { readonly passed: Step; readonly seconds: number }
  | { readonly failed: Failure }
  | { readonly generated: number; readonly findings: readonly Finding[] }
  /** Peak of the process so far. */
  | { readonly megabytes: number };

/**
 * Generates from the `openapi.json` of a folder into that folder, then registers the stub and loads the mock.
 * What fails is told, not thrown.
 */
export async function* takeThrough(name: string, folder: string): AsyncGenerator<News> {
  const bundle = join(folder, 'openapi.json');
  const done = yield* step('generate', 'codegen', () => generate([{ name, bundle, folder }]));
  yield { megabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
  if (!done) return;
  const document: OpenApiDocument = JSON.parse(await readFile(bundle, 'utf8'));
  const generated = await countFunctions(folder);
  yield { generated, findings: done.findings };
  yield* step('stub', 'server-kit', () => registerStub(document));
  if (generated === 0) {
    yield { failed: { step: 'mock', fault: 'the document', message: 'No operation of it is left.' } };
    return;
  }
  yield* step('mock', 'Prism', () => loadContract({ name, bundle, label: 'openapi.json' }));
}

async function* step<T>(
  step: Step,
  owner: string,
  attempt: () => Promise<T>,
): AsyncGenerator<News, T | undefined> {
  yield { starts: step };
  const start = performance.now();
  try {
    const result = await attempt();
    yield { passed: step, seconds: (performance.now() - start) / 1000 };
    return result;
  } catch (error) {
    yield { failed: { step, fault: owner, message: messageOf(error), ...blame(error) } };
    return undefined;
  }
}

function blame(error: unknown): Partial<Failure> {
  if (!(error instanceof GenerationError)) return {};
  const { generator, pointer, message } = error;
  return {
    fault: generator,
    place: pointer,
    message: message.slice(message.indexOf(pointer) + pointer.length + 2),
  };
}

/** The last cause says most. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}

async function countFunctions(folder: string): Promise<number> {
  const functions = await readFile(join(folder, 'sdk/sdk.gen.ts'), 'utf8');
  return functions.match(/^export const /gm)?.length ?? 0;
}

async function registerStub(document: OpenApiDocument): Promise<void> {
  const app = fastify();
  const authenticate = () => ({ ok: false, reason: 'unknown' }) as const;
  await app.register(serverPlugin<object>({ document })({ authenticate }));
  await app.ready();
  await app.close();
}
