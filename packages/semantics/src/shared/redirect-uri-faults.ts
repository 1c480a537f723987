import type { JsonObject } from '../json.ts';
import type { Fault } from './faults.ts';
import { strings } from './json.ts';
import { type RedirectUriRules, redirectUriProblem } from './redirect-uri.ts';

/** One fault for each refused member of a record's `redirect_uris`, in their order. */
export function redirectUriFaults(record: JsonObject, rules: RedirectUriRules): readonly Fault[] {
  return strings(record['redirect_uris']).flatMap((uri, index) => {
    const message = redirectUriProblem(uri, rules);
    return message === undefined ? [] : [{ field: `redirect_uris[${index}]`, message }];
  });
}
