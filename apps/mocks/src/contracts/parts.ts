import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { asMap } from '@clientele/openapi';
import type { Json } from '@clientele/semantics';
import type { ErrorShape } from '@clientele/server-kit';
import { parse } from 'yaml';
import type { Entry } from './entry.ts';

/** What a mock knows of a contract beside its bundle. */
export interface ContractParts {
  /** The hand-written document, for places in it; files are named relative to `base`. */
  readonly source?: { readonly root: string; readonly base: string } | undefined;
  /** The vendor's error shape, where it has one; loaded when it is first needed. */
  readonly errors?: () => Promise<ErrorShape>;
  /** The client that its scenarios begin with. */
  readonly startingClient?: () => Promise<Json | undefined>;
}

export function partsOf({ source, errors, startingClient }: Entry): ContractParts {
  return {
    ...(source ? { source } : {}),
    ...(errors ? { errors: async () => (await import(pathToFileURL(errors).href)).errors } : {}),
    ...(startingClient ? { startingClient: () => readClient(startingClient) } : {}),
  };
}

/** JSON is YAML too. */
async function readClient(file: string): Promise<Json | undefined> {
  // YAML without tags has no other values.
  return asMap(parse(await readFile(file, 'utf8')))['client'] as Json | undefined;
}
