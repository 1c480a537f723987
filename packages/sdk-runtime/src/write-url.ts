import type { WriteUrl } from './caller.ts';
import { expandPath } from './expand-path.ts';
import { serializeQuery } from './query.ts';

/** Writes the URLs of the SDK functions: exploded queries alone, which is all that contracts may use. */
export const writeUrl: WriteUrl = (template, { path, query }, base) => {
  const text = serializeQuery(query);
  return base + expandPath(template, path) + (text && `?${text}`);
};
