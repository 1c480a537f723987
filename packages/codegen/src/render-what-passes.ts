import { partOf } from '@clientele/openapi';
import { GenerationError } from './generation-error.ts';
import { leaveOutFailing } from './leave-out-failing.ts';
import type { Job } from './load.ts';
import type { Draft } from './prepare/draft.ts';
import { type Files, GeneratorFailure, render, type Source } from './render.ts';

/** A contract, and its prepared document. */
export interface Work {
  readonly job: Job;
  readonly draft: Draft;
}

/**
 * Generates all contracts in one go; when that fails, one by one, without what a generator fails on.
 *
 * @throws {@link GenerationError} `ERR_GENERATOR`
 */
export async function renderWhatPasses(works: readonly Work[]): Promise<readonly Files[]> {
  if (works.length === 0) return [];
  const all = await tried(works.map(sourceOf));
  if (!(all instanceof GeneratorFailure)) return all;
  const outputs: Files[] = [];
  for (const work of works) outputs.push(await renderAlone(work));
  return outputs;
}

async function renderAlone(work: Work): Promise<Files> {
  const { draft, job } = work;
  const whole = await tried([sourceOf(work)]);
  if (!(whole instanceof GeneratorFailure)) return whole[0] ?? {};
  await leaveOutFailing(draft, async (document) => {
    const result = await tried([{ ...job, document }]);
    return result instanceof GeneratorFailure ? result : undefined;
  });
  const rest = await tried([sourceOf(work)]);
  if (!(rest instanceof GeneratorFailure)) return rest[0] ?? {};
  const at = { contract: job.name, generator: rest.generator, pointer: '#' };
  throw new GenerationError('ERR_GENERATOR', at, rest.message, rest.cause);
}

function sourceOf({ job, draft }: Work): Source {
  return { ...job, document: partOf(draft.document) };
}

async function tried(sources: readonly Source[]): Promise<Files[] | GeneratorFailure> {
  try {
    return await render(sources);
  } catch (failure) {
    if (failure instanceof GeneratorFailure) return failure;
    throw failure;
  }
}
