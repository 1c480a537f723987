import type { Json } from '../json.ts';
import { clientIdFaults } from '../shared/client-id.ts';
import { sentence } from '../shared/faults.ts';
import { pick } from '../shared/json.ts';
import { readInput } from '../shared/read-input.ts';
import { usesSecret } from '../shared/registration-defaults.ts';
import { splitSecrets } from '../shared/split-secrets.ts';
import type { CreateContext, CreateResult } from '../vendor.ts';
import { ECHOED_FIELDS, FORBIDDEN_FIELDS, METADATA_FIELDS, SECRET_FIELDS } from './fields.ts';
import { metadataOf } from './metadata.ts';
import { ruleFaults } from './rules.ts';

/** Makes a registration; what the input has of the server's fields is kept, its registration token goes on working. */
export function create(input: Json, context: CreateContext): CreateResult {
  const { values, problems } = readInput(input, {
    ...ECHOED_FIELDS,
    ...FORBIDDEN_FIELDS,
    ...METADATA_FIELDS,
  });
  if (problems.length > 0) return { ok: false, problems };
  const { rest, secrets } = splitSecrets(values, SECRET_FIELDS);
  const { client_secret: secret, registration_access_token: token } = secrets;
  const { client_id = context.newId(), ...given } = rest;
  const record = {
    client_id,
    client_id_issued_at: Math.floor(context.now.getTime() / 1000),
    client_secret_expires_at: 0,
    registration_client_uri: `${context.baseUrl}/oauth/register/${encodeURIComponent(String(client_id))}`,
    ...pick(given, Object.keys(FORBIDDEN_FIELDS)),
    ...metadataOf(pick(given, Object.keys(METADATA_FIELDS))),
  };
  const faults = [...clientIdFaults('client_id', client_id), ...ruleFaults(record)];
  if (faults.length > 0) return { ok: false, problems: faults.map(sentence) };
  const kept = secret ?? (usesSecret(record) ? context.newSecret() : undefined);
  return {
    ok: true,
    record,
    secrets: kept === undefined ? {} : { client_secret: kept },
    ...(token === undefined ? {} : { token }),
  };
}
