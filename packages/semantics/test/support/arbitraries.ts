import fc from 'fast-check';
import { starting } from './contract.ts';

/** Redirect URIs that every vendor accepts, and some that at least one refuses. */
export const goodUris = [
  'https://app.example.com/a',
  'https://app.example.com/b',
  'https://app.example.org/c',
];
export const badUris = [
  'javascript:alert(1)',
  'https://app.example.com/a#b',
  '/callback',
  'ht\ttps://a.example.com/',
];

/** A value that tells where it came from: nobody else would write it. */
export const CANARY = 'example-canary-secret';

const text = fc.oneof(fc.string(), fc.constantFrom('', ' ', 'Example', ...goodUris));
const texts = fc.array(text, { maxLength: 3 });
const uris = fc.oneof(
  { weight: 5, arbitrary: fc.uniqueArray(fc.constantFrom(...goodUris), { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...goodUris, ...badUris), { maxLength: 3 }) },
);
const grantTypes = fc.uniqueArray(fc.constantFrom('authorization_code', 'implicit', 'client_credentials'));
const uuid = fc.uuid();

/** Any JSON, with the members that break careless code. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'client'), fc.jsonValue()),
);

const flat = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });

/** Bodies that fit the contract's schema and mostly break no rule. */
export const bodies: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  buddy: flat({
    valid: fc.boolean(),
    primary_redirect_uri: fc.constantFrom(...goodUris, 'https://console.example.org/mobile'),
    client_name: text,
    redirect_uris: uris,
    grant_types: grantTypes,
    response_types: texts,
    contacts: texts,
    description: text,
    token_expires_in: fc.integer(),
    unknown: fc.string(),
  }),
  autional: flat({
    client_id: fc.constant('01JN0000000000000000000001'),
    client_secret: fc.constantFrom('example-client-secret'),
    client_name: text,
    contacts: texts,
    grant_types: grantTypes,
    jwks: text,
    jwks_uri: fc.constantFrom('', goodUris[0] ?? ''),
    redirect_uris: uris,
    scope: text,
    software_id: text,
    unknown: fc.string(),
  }),
  boruta: fc.record({
    client: fc.record(
      {
        identity_provider: fc.constantFrom({}, { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' }),
        id: uuid,
        did: fc.option(text),
        public_key: fc.option(text),
        name: fc.string({ minLength: 1 }),
        secret: fc.stringMatching(/^[a-z]{8}$/),
        redirect_uris: uris,
        access_token_ttl: fc.integer({ min: 0, max: 86_401 }),
        pkce: fc.boolean(),
        response_mode: fc.constantFrom('post', 'direct_post', null),
        userinfo_signed_response_alg: fc.constantFrom('RS256', 'HS512', null),
        authorized_scopes: fc.array(
          flat({
            id: fc.oneof(uuid, fc.constant('8c5a2f19-3d7e-4b60-a1c4-6e9f0d2b7835'), fc.constant('no-uuid')),
            name: fc.constantFrom('openid', 'read:reports', 'write:reports', 'new', 'two words', ''),
            public: fc.boolean(),
          }),
        ),
      },
      { requiredKeys: ['identity_provider'] },
    ),
  }),
  launchdarkly: fc.array(
    fc.record(
      {
        op: fc.constantFrom('add', 'remove', 'replace', 'test'),
        path: fc.constantFrom('/name', '/description', '/description', '/redirectUri'),
        value: fc.constantFrom('Example Client', 'A', 'B', ...goodUris),
      },
      { requiredKeys: ['op', 'path', 'value'] },
    ),
    { maxLength: 4 },
  ),
  'loop-health': flat({
    client_name: fc.string({ minLength: 1, maxLength: 20 }),
    client_uri: fc.constantFrom(...goodUris, null),
    logo_uri: fc.constantFrom(...goodUris, null),
    redirect_uris: uris,
    allowed_scopes: fc.array(text, { minLength: 1, maxLength: 3 }),
    allowed_origins: texts,
    enabled: fc.boolean(),
    unknown: fc.string(),
  }),
};

/** Bodies that go for what they must not touch: server-owned fields, secrets, wrong types, unknown members. */
export function hostileBodies(name: string): fc.Arbitrary<unknown> {
  const known = Object.keys(starting(name) ?? {});
  const names = fc.constantFrom(...known, '__proto__', 'constructor', 'hasOwnProperty', 'unknown');
  const members = fc.dictionary(names, fc.oneof(text, uris, fc.jsonValue(), fc.constant(null)));
  const operation = fc.record({
    op: fc.oneof(fc.constantFrom('add', 'remove', 'replace', 'test', 'move', 'copy'), fc.jsonValue()),
    path: fc.oneof(
      names.map((field) => `/${field}`),
      fc.constantFrom('', '/', '/_links/self/href'),
      fc.jsonValue(),
    ),
    from: names.map((field) => `/${field}`),
    value: fc.oneof(text, fc.jsonValue()),
  });
  return fc.oneof(
    members,
    members.map((client) => ({ client })),
    fc.array(operation),
    anyJson,
    bodies[name] ?? anyJson,
  );
}
