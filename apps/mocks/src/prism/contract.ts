import { readFile } from 'node:fs/promises';
import { type OpenApiDocument, partOf, spellReferences, withoutDataReferences } from '@clientele/openapi';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import type { Entry } from '../contracts/entry.ts';
import { type ContractParts, partsOf } from '../contracts/parts.ts';
import { MockError } from '../errors.ts';
import { type LeftOutRoute, leftOutRoutes } from './left-out.ts';
import { withoutPrefer } from './without-prefer.ts';

/** An operation as Prism sees it: references resolved. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** A contract that Prism can answer for. */
export type MockedContract = ContractParts & {
  name: string;
  /** The bundle, as it is written. */
  document: OpenApiDocument;
  operations: PrismOperation[];
  prism: ReturnType<typeof createServer>['prism'];
  leftOut: LeftOutRoute[];
};

/** Prism's settings, those of `prism mock`. */
export const prismConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
} as const;

/** Says nothing: writing a log costs Prism half of its speed. */
export const logger = createLogger('mocks', { level: 'silent' });
// Prism makes one for each request.
logger.child = () => logger;

/**
 * Makes a bundle ready to be answered for. The instance is the one that Prism's own server would use;
 * that server is never opened, because it can't answer a body that is not JSON.
 *
 * @throws when Prism can't take it, or finds no operation in it
 * @example
 * ```ts
 * const contract = await mockContract('tea', JSON.parse(await readFile('tea.json', 'utf8')));
 * ```
 */
export async function mockContract(
  name: string,
  document: OpenApiDocument,
  parts: ContractParts = {},
): Promise<MockedContract> {
  const served = withoutPrefer(withoutDataReferences(spellReferences(partOf(document))));
  const operations = await getHttpOperationsFromSpec(served);
  if (operations.length === 0) throw new Error('it has no operation');
  const options = { cors: false, config: prismConfig, components: { logger } };
  const { prism } = createServer(operations, options);
  return { ...parts, name, document, operations, prism, leftOut: leftOutRoutes(document) };
}

/**
 * Loads one contract from its bundle.
 *
 * @throws {MockError} `BUNDLE_UNUSABLE`
 * @example
 * ```ts
 * const contract = await loadContract({ name: 'tea', bundle: '/home/tea.json', label: 'tea.json' });
 * ```
 */
export async function loadContract(entry: Entry): Promise<MockedContract> {
  const { name, bundle, label } = entry;
  const text = await readFile(bundle, 'utf8').catch((cause) => {
    throw unusable(label, cause.code === 'ENOENT' ? 'is missing' : `can't be read`, cause);
  });
  try {
    return await mockContract(name, JSON.parse(text), partsOf(entry));
  } catch (cause) {
    throw unusable(label, 'is not a usable OpenAPI document in JSON', cause);
  }
}

function unusable(label: string, fault: string, cause: unknown): MockError {
  return new MockError('BUNDLE_UNUSABLE', `${label} ${fault}. Make it with: pnpm generate`, cause);
}
