import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { bundle, createConfig, type NormalizedProblem } from '@redocly/openapi-core';
import { Refusal } from './order.ts';

/**
 * A contract as one document, by its files as they are now; nothing is linted.
 *
 * @throws {@link Refusal} with a line for each thing that keeps it from being read
 */
export async function bundled({ name, source }: Registered): Promise<OpenApiDocument> {
  const refuse = (problems: readonly Pick<NormalizedProblem, 'message'>[]): never => {
    const lines = problems.map(({ message }) => message);
    throw new Refusal([`${name} cannot be read; \`pnpm lint\` says more.`, ...lines].join('\n'));
  };
  const config = await createConfig({});
  const made = await bundle({ ref: source, config }).catch((error: Error) => refuse([error]));
  if (made.problems.length > 0) refuse(made.problems);
  // A document of the register is OpenAPI.
  return made.bundle.parsed as OpenApiDocument;
}
