import type { OpenApiDocument } from '@clientele/openapi';

/** The bundle that a vendor's package publishes. */
export async function loadContract(vendor: string): Promise<OpenApiDocument> {
  const { default: document } = await import(`@clientele/${vendor}/openapi.json`, { with: { type: 'json' } });
  return document;
}
