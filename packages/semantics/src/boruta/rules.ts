import type { Json, JsonObject } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { isObject, strings } from '../shared/json.ts';
import { type RedirectUriRules, redirectUriProblem } from '../shared/redirect-uri.ts';
import { INVALID } from './cast.ts';
import { keyPairTypeProblem } from './key-pair-type.ts';
import {
  AUTH_METHODS,
  algorithmsOf,
  GRANT_TYPES,
  JWT_AUTH_ALGORITHMS,
  RESPONSE_MODES,
  TTL_MAXIMA,
} from './values.ts';

const REDIRECT_URIS: RedirectUriRules = { schemes: 'any', query: 'allowed', authority: 'lenient' };

/** What is wrong with a client as a whole, in the vendor's words. An attribute without a value is not judged. */
export function ruleFaults(client: JsonObject): readonly Fault[] {
  return [
    ...redirectFaults(client),
    ...Object.entries(TTL_MAXIMA).flatMap(([field, most]) => ttlFaults(client, field, most)),
    ...keyFaults(client),
    ...memberFaults(
      client,
      'supported_grant_types',
      GRANT_TYPES,
      `must be part of ${GRANT_TYPES.join(', ')}`,
    ),
    ...valueFaults(client, 'token_endpoint_jwt_auth_alg', JWT_AUTH_ALGORITHMS),
    ...memberFaults(client, 'token_endpoint_auth_methods', AUTH_METHODS, 'has an invalid entry'),
    ...valueFaults(client, 'response_mode', RESPONSE_MODES),
  ];
}

function redirectFaults(client: JsonObject): readonly Fault[] {
  return strings(client['redirect_uris'])
    .filter((uri) => redirectUriProblem(uri, REDIRECT_URIS) !== undefined)
    .map((uri) => ({ field: 'redirect_uris', message: `\`${uri}\` ${INVALID}` }));
}

function ttlFaults(client: JsonObject, field: string, most: number): readonly Fault[] {
  const seconds = client[field];
  return typeof seconds !== 'number' || (seconds >= 1 && seconds <= most)
    ? []
    : [{ field, message: INVALID }];
}

function keyFaults(client: JsonObject): readonly Fault[] {
  const keyPairType = client['key_pair_type'];
  if (keyPairType === undefined) return [];
  const type = isObject(keyPairType) ? keyPairType['type'] : undefined;
  const problem = keyPairTypeProblem(keyPairType);
  const allowed = algorithmsOf(type);
  return [
    ...(problem === undefined ? [] : [{ field: 'key_pair_type', message: problem }]),
    ...(allowed === undefined
      ? [{ field: 'signatures_adapter', message: 'unknown key pair type' }]
      : [
          ...valueFaults(client, 'signatures_adapter', [allowed.adapter]),
          ...valueFaults(client, 'id_token_signature_alg', allowed.algorithms),
          ...valueFaults(client, 'userinfo_signed_response_alg', allowed.algorithms),
        ]),
  ];
}

function valueFaults(client: JsonObject, field: string, values: readonly Json[]): readonly Fault[] {
  const value = client[field];
  return value === undefined || value === null || values.includes(value) ? [] : [{ field, message: INVALID }];
}

function memberFaults(
  client: JsonObject,
  field: string,
  members: readonly string[],
  message: string,
): readonly Fault[] {
  return strings(client[field]).every((member) => members.includes(member)) ? [] : [{ field, message }];
}
