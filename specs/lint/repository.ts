import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { OpenApiError, parsePointer, toPointer } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import {
  type Config,
  type LocationObject,
  lintConfig,
  type NormalizedProblem,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';
import type { Cause } from './causes/cause.ts';
import { idOf } from './causes/fault.ts';
import { faultsOf } from './causes/faults.ts';
import { causesOf } from './causes/index.ts';
import { openConfig } from './lint-contracts.ts';

export interface Repository {
  /** Undefined where nothing can be linted until the causes are mended. */
  readonly config?: Config;
  readonly contracts: readonly Registered[];
  /** What is wrong with `redocly.yaml`. */
  readonly causes: readonly Cause[];
}

/** The configuration and the register of a repository, and what is wrong with them. */
export async function openRepository(root: string): Promise<Repository> {
  const file = join(root, 'redocly.yaml');
  const config = await openConfig(root).catch((error: Error) => error);
  if (config instanceof Error) {
    const source = await readFile(file, 'utf8').catch(() => '');
    const message = config.message.replaceAll(root + sep, '');
    return { contracts: [], causes: told([unopened(config, message, new Source(file, source))], file) };
  }
  const found = await lintConfig({ config, severity: 'error' });
  const problems = found.map((one) => ({ ...one, ruleId: one.ruleId.replace(/^configuration /, '') }));
  const contracts = await readRegister(root).catch((error: Error) => error);
  if (!(contracts instanceof Error)) return { config, contracts, causes: told(problems, file, config) };
  const source = config.document?.source ?? new Source(file, '');
  const register = problems.length > 0 ? problems : [unregistered(contracts, source)];
  return { contracts: [], causes: told(register, file, config) };
}

function told(problems: readonly NormalizedProblem[], file: string, config?: Config): Cause[] {
  const documents = new Map(config?.document ? [[file, config.document]] : []);
  return causesOf({ faults: faultsOf(problems, file, documents), after: new Set(problems.map(idOf)) });
}

/** Redocly says which name it means, not where it stands. */
function unopened(error: Error, message: string, source: Source): NormalizedProblem {
  if (error instanceof YamlParseError) {
    const { line, col } = error;
    const location = { source: error.source, pointer: undefined, start: { line, col } };
    return problem('no-unresolved-refs', error.message, location);
  }
  if (source.body === '')
    message = 'There is no `redocly.yaml`, or it is empty. Run this at the root of a repository.';
  const words = message.split(/["/\s]+|: /).sort((one, other) => other.length - one.length);
  const offset = words.map((word) => source.body.indexOf(word)).find((index) => index >= 0) ?? 0;
  const before = source.body.slice(0, offset).split('\n');
  const start = { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
  return problem('register', message, { source, pointer: undefined, start });
}

function unregistered(error: Error, source: Source): NormalizedProblem {
  const pointer = error instanceof OpenApiError ? toPointer(parsePointer(error.pointer)) : '';
  return problem('register', error.message, { source, pointer: `#${pointer}`, reportOnKey: true });
}

function problem(ruleId: string, message: string, location: LocationObject): NormalizedProblem {
  return { ruleId, message, severity: 'error', location: [location], suggest: [] };
}
