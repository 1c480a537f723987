import type { OpenApiDocument } from '@clientele/openapi';
import { bundle, createConfig } from '@redocly/openapi-core';

/**
 * A contract's sources as one document, whether lint passes it or not: nothing has to be generated.
 *
 * @throws with Redocly's words when a file cannot be read
 */
export async function bundleDocument(source: string): Promise<OpenApiDocument> {
  const { bundle: made, problems } = await bundle({ ref: source, config: await createConfig({}) });
  const [first] = problems.filter(({ severity }) => severity === 'error');
  if (first) throw new Error(first.message);
  // What is no document has no paths, and nothing to compare.
  return made.parsed as OpenApiDocument;
}
