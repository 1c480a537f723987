import type { Json } from '../json.ts';
import { clientIdFaults } from '../shared/client-id.ts';
import { sentence } from '../shared/faults.ts';
import { readInput } from '../shared/read-input.ts';
import { REGISTRATION_DEFAULTS, usesSecret } from '../shared/registration-defaults.ts';
import { splitSecrets } from '../shared/split-secrets.ts';
import type { CreateContext, CreateResult } from '../vendor.ts';
import { SECRET_FIELDS, SERVER_FIELDS, UPDATE_FIELDS } from './fields.ts';
import { withPrimaryFirst } from './primary-redirect-uri.ts';
import { ruleFaults } from './rules.ts';

/** Makes a client with the defaults of RFC 7591 section 2; what the input has of the server's fields is kept. */
export function create(input: Json, context: CreateContext): CreateResult {
  const { values, problems } = readInput(input, { ...SERVER_FIELDS, ...UPDATE_FIELDS }, ['client_name']);
  if (problems.length > 0) return { ok: false, problems };
  const { rest, secrets } = splitSecrets(values, SECRET_FIELDS);
  const { primary_redirect_uri: primary, client_id = context.newId(), ...given } = rest;
  const url = `${context.baseUrl}/oauth2/register/${encodeURIComponent(String(client_id))}`;
  const made = {
    url,
    client_id,
    registration_client_uri: url,
    client_id_issued_at: Math.floor(context.now.getTime() / 1000),
    client_secret_expires_at: 0,
    redirect_uris: [],
    ...REGISTRATION_DEFAULTS,
    response_types: ['code'],
    ...given,
  };
  const { client, faults } = withPrimaryFirst(made, primary);
  const wrong = [...clientIdFaults('client_id', client_id), ...faults, ...ruleFaults(client)];
  if (wrong.length > 0) return { ok: false, problems: wrong.map(sentence) };
  const generated = usesSecret(client) ? { client_secret: context.newSecret() } : {};
  return { ok: true, record: client, secrets: { ...generated, ...secrets } };
}
