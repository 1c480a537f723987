import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asMap, OpenApiError } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { openConfig } from '@clientele/specs/lint';
import { type Config, getLineColLocation, lintConfig } from '@redocly/openapi-core';
import { parse } from 'yaml';

/** What `redocly.yaml` says. */
export interface House {
  readonly config: Config;
  readonly contracts: readonly Registered[];
  /** What it says of one contract, and what it says of all, as texts to compare. */
  readonly entries: ReadonlyMap<string, string>;
  readonly rest: string;
}

/** Says what is wrong with `redocly.yaml`, with file and line, and what to do. */
export class HouseError extends Error {
  override readonly name = 'HouseError';
}

/** @throws {@link HouseError} */
export async function readHouse(root: string): Promise<House> {
  try {
    const config = await openConfig(root);
    const [problem] = await lintConfig({ config, severity: 'error' });
    const at = problem?.location[0];
    if (problem) throw broken(problem.message, at && getLineColLocation(at).start.line);
    const contracts = await readRegister(root);
    const { apis, ...rest } = asMap(parse(await readFile(join(root, 'redocly.yaml'), 'utf8')));
    const entries = Object.entries(asMap(apis)).map(([name, api]) => [name, JSON.stringify(api)] as const);
    return { config, contracts, entries: new Map(entries), rest: JSON.stringify(rest) };
  } catch (error) {
    throw error instanceof HouseError || !(error instanceof Error) ? error : explained(error, root);
  }
}

function explained(error: Error, root: string): HouseError {
  const [text = ''] = error.message.replaceAll(join(root, 'redocly.yaml'), 'redocly.yaml').split('\n');
  // Redocly and the reader of the register name the file in their own ways.
  const [, what = text, line] = /^(.*) in "redocly\.yaml" \((\d+):\d+\)$/.exec(text) ?? [];
  return broken(error instanceof OpenApiError ? what.replace(/^redocly\.yaml: /, '') : what, line, error);
}

function broken(what: string, line?: number | string, cause?: Error): HouseError {
  const place = line === undefined ? 'redocly.yaml' : `redocly.yaml:${line}`;
  return new HouseError(
    `${place}: ${what.replace(/\.?$/, '.')} Until it is mended, the last good one holds.`,
    { cause },
  );
}
