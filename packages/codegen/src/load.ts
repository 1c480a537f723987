import { readFile } from 'node:fs/promises';
import { OpenApiError } from '@clientele/openapi';
import { GenerationError } from './generation-error.ts';
import { Draft } from './prepare/draft.ts';
import { prepare } from './prepare/prepare.ts';

/** A bundle, and the folder that gets what is generated from it. */
export interface Job {
  readonly name: string;
  /** An OpenAPI document as JSON, of any version that {@link prepare} takes. */
  readonly bundle: string;
  readonly folder: string;
  /** Module with the contract's own `errors` shape, relative to the folder. Default: problem+json. */
  readonly errors?: string;
}

/** @throws {@link GenerationError} `ERR_BUNDLE` */
export async function readBundle({ name, bundle }: Job): Promise<string> {
  try {
    return await readFile(bundle, 'utf8');
  } catch (cause) {
    throw failure(name, `no bundle at ${bundle}. Run \`pnpm bundle\`.`, cause);
  }
}

/** @throws {@link GenerationError} `ERR_BUNDLE`, and `ERR_UNSUPPORTED` for another version */
export function prepareBundle({ name }: Job, text: string): Draft {
  try {
    const { document, findings } = prepare(JSON.parse(text.replace(/^\uFEFF/, '')));
    return new Draft(document, findings);
  } catch (cause) {
    if (cause instanceof SyntaxError)
      throw failure(name, `not JSON: ${cause.message}. Run \`pnpm bundle\`.`, cause);
    if (!(cause instanceof OpenApiError)) throw cause;
    const at = { contract: name, generator: 'bundle', pointer: `#${cause.pointer}` };
    throw new GenerationError('ERR_UNSUPPORTED', at, cause.message, cause);
  }
}

function failure(contract: string, problem: string, cause: unknown): GenerationError {
  return new GenerationError('ERR_BUNDLE', { contract, generator: 'bundle', pointer: '#' }, problem, cause);
}
