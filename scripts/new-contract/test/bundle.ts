import { bundle, createConfig } from '@redocly/openapi-core';

/** What Redocly makes of a document, whatever it has to say of it. */
export async function bundled(ref: string): Promise<object> {
  const { bundle: made } = await bundle({ ref, config: await createConfig({}) });
  return JSON.parse(JSON.stringify(made.parsed));
}
