import type { Json } from '../vendors/vendor.ts';

/** The bundle that a vendor's package publishes. */
export async function loadContract(vendor: string): Promise<Json> {
  const { default: document } = await import(`@clientele/${vendor}/openapi.json`, { with: { type: 'json' } });
  return document;
}
