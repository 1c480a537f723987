import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { bundle, createConfig } from '@redocly/openapi-core';
import { Refusal } from './order.ts';

/**
 * A contract as one document, by its files as they are now; nothing is linted.
 *
 * @throws {@link Refusal} with a line for each thing that keeps it from being read
 */
export async function bundled({ name, source }: Registered): Promise<OpenApiDocument> {
  const made = await bundle({ ref: source, config: await createConfig({}) });
  const problems = made.problems.map(({ message }) => message);
  if (problems.length > 0)
    throw new Refusal(`${name} cannot be read; \`pnpm lint\` says more.\n${problems.join('\n')}`);
  // A document of the register is OpenAPI.
  return made.bundle.parsed as OpenApiDocument;
}
