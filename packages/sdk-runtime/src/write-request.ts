import type { Build } from './caller.ts';
import { expandPath } from './expand-path.ts';
import { serializeQuery } from './query.ts';

/** Writes a request of the SDK functions down: JSON bodies, exploded queries. */
export const writeRequest: Build = ({ path }, input, base, init) => {
  const query = serializeQuery(input.query);
  const body = input.body === undefined ? null : JSON.stringify(input.body);
  return new Request(base + expandPath(path, input.path) + (query && `?${query}`), { ...init, body });
};
