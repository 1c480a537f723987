import type { Client } from '@clientele/loop-health';
import type { Json, JsonObject } from '../json.ts';
import { clientIdFaults } from '../shared/client-id.ts';
import { type Fault, sentence } from '../shared/faults.ts';
import { readInput } from '../shared/read-input.ts';
import { rfc3339 } from '../shared/rfc3339.ts';
import { splitSecrets } from '../shared/split-secrets.ts';
import type { CreateContext, CreateResult } from '../vendor.ts';
import { SECRET_FIELDS, SERVER_FIELDS, UPDATE_FIELDS } from './fields.ts';
import { ruleFaults } from './rules.ts';

const FIELDS = { ...SERVER_FIELDS, ...UPDATE_FIELDS, client_secret: 'string' } as const;
const CLIENT_TYPES = ['confidential', 'public'] as const satisfies readonly Client['client_type'][];
const REQUIRED = ['client_name', 'redirect_uris', 'allowed_scopes'];

/** Makes a client with the vendor's defaults; what the input has of the server's fields is kept. */
export function create(input: Json, context: CreateContext): CreateResult {
  const { values, problems } = readInput(input, FIELDS, REQUIRED);
  if (problems.length > 0) return { ok: false, problems };
  const { rest, secrets } = splitSecrets(values, SECRET_FIELDS);
  const { id = context.newId(), client_id = context.newId(), ...given } = rest;
  const now = rfc3339(context.now.getTime());
  const record = {
    id,
    client_id,
    client_uri: null,
    logo_uri: null,
    client_type: 'confidential',
    allowed_origins: [],
    owner_id: null,
    brand_id: 'default',
    is_first_party: false,
    enabled: true,
    created_at: now,
    updated_at: now,
    ...given,
  };
  const faults = [...clientIdFaults('client_id', client_id), ...createFaults(record), ...ruleFaults(record)];
  if (faults.length > 0) return { ok: false, problems: faults.map(sentence) };
  const generated = record.client_type === 'confidential' ? { client_secret: context.newSecret() } : {};
  return { ok: true, record, secrets: { ...generated, ...secrets } };
}

/** What the contract's schema asks of the fields that a request cannot set, or checks before the update sees them. */
function createFaults(client: JsonObject): readonly Fault[] {
  const type = CLIENT_TYPES.some((each) => each === client['client_type']);
  const uris = ['client_uri', 'logo_uri'].filter((field) => !isUriOrNull(client[field]));
  const dates = ['created_at', 'updated_at'].filter((field) =>
    Number.isNaN(Date.parse(String(client[field]))),
  );
  return [
    ...(type ? [] : [{ field: 'client_type', message: `must be one of ${CLIENT_TYPES.join(', ')}` }]),
    ...uris.map((field) => ({ field, message: 'must be a URI' })),
    ...dates.map((field) => ({ field, message: 'must be a date and time as in RFC 3339' })),
  ];
}

function isUriOrNull(value: Json | undefined): boolean {
  return value === null || (typeof value === 'string' && URL.canParse(value));
}
