import type { Json } from '../json.ts';
import type { Fault } from './faults.ts';

/** What keeps a value from being the id of a client: it has to fit into one segment of a URL's path. */
export function clientIdFaults(field: string, id: Json | undefined): readonly Fault[] {
  if (typeof id !== 'string') return [{ field, message: 'must be a string' }];
  if (id === '') return [{ field, message: 'must have at least 1 character' }];
  if (id === '.' || id === '..') return [{ field, message: 'must not be a dot segment of a URL' }];
  return /[\p{Cc}\p{Cs}/\\]/u.test(id)
    ? [{ field, message: 'must not have slashes or control characters' }]
    : [];
}
