import type { Json, JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { strings } from '../shared/json.ts';

/** A client whose primary redirect URI has been moved to the front, or the fault that there is no such one. */
export function withPrimaryFirst(
  client: JsonObject,
  primary: Json | undefined,
): { readonly client: JsonObject; readonly faults: readonly Fault[] } {
  if (typeof primary !== 'string') return { client, faults: [] };
  const uris = strings(client['redirect_uris']);
  if (!uris.includes(primary)) {
    return { client, faults: [{ field: 'primary_redirect_uri', message: 'must be one of redirect_uris' }] };
  }
  const others = uris.filter((uri) => uri !== primary);
  return { client: { ...client, redirect_uris: [primary, ...others] }, faults: [] };
}
