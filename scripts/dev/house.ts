import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { asMap } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { openRepository } from '@clientele/specs/lint';
import type { Config } from '@redocly/openapi-core';
import { parse } from 'yaml';

/** What `redocly.yaml` says. */
export interface House {
  readonly config: Config;
  readonly contracts: readonly Registered[];
  /** What it says of each contract, and what it says of all, as texts to compare. */
  readonly entries: ReadonlyMap<string, string>;
  readonly rest: string;
}

/** Says what is wrong with `redocly.yaml`, with file and line, and what to do. */
export class HouseError extends Error {
  override readonly name = 'HouseError';
}

/** @throws {@link HouseError} */
export async function readHouse(root: string): Promise<House> {
  const { config, contracts, causes } = await openRepository(root);
  const [cause] = causes;
  if (cause) {
    const what = [cause.message, ...(cause.fix ? [cause.fix] : [])].join(' ');
    const place = `${relative(root, cause.file)}:${cause.line}:${cause.column}`;
    throw new HouseError(`${place} ${what}`);
  }
  if (!config) throw new Error('redocly.yaml cannot be read.');
  const { apis, ...rest } = asMap(parse(await readFile(join(root, 'redocly.yaml'), 'utf8')));
  const entries = Object.entries(asMap(apis)).map(([name, api]) => [name, JSON.stringify(api)] as const);
  return { config, contracts, entries: new Map(entries), rest: JSON.stringify(rest) };
}
