import type { JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { strings } from '../shared/json.ts';
import type { RedirectUriRules } from '../shared/redirect-uri.ts';
import { redirectUriFaults } from '../shared/redirect-uri-faults.ts';

const REDIRECT_URIS: RedirectUriRules = { schemes: 'no-remote-http', query: 'refused', authority: 'strict' };

/** What is wrong with a client as a whole. */
export function ruleFaults(client: JsonObject): readonly Fault[] {
  return [
    ...nameFaults(client['client_name']),
    ...emptyListFaults(client, 'redirect_uris'),
    ...redirectUriFaults(client, REDIRECT_URIS),
    ...emptyListFaults(client, 'allowed_scopes'),
  ];
}

function nameFaults(name: unknown): readonly Fault[] {
  if (typeof name !== 'string') return [];
  const field = 'client_name';
  if (name === '') return [{ field, message: 'must have at least 1 character' }];
  // JSON Schema counts characters, not UTF-16 units.
  return Array.from(name).length > 255 ? [{ field, message: 'must have at most 255 characters' }] : [];
}

function emptyListFaults(client: JsonObject, field: string): readonly Fault[] {
  return strings(client[field]).length > 0 ? [] : [{ field, message: 'must hold at least 1 item' }];
}
