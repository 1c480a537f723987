import { describe, expect, it } from 'vitest';
import { createContext } from '../src/example.ts';
import type { Json } from '../src/json.ts';
import { starting } from './support/contract.ts';
import { subjects } from './support/subjects.ts';
import { worldOf } from './support/world.ts';

const uri = 'https://app.example.com/callback';

/** The least that an operator has to say. */
const least: Readonly<Record<string, Json>> = {
  buddy: { client_name: 'A', redirect_uris: [uri] },
  autional: { redirect_uris: [uri] },
  boruta: { name: 'A', identity_provider: { name: 'Directory' } },
  launchdarkly: { name: 'A', redirectUri: uri },
  'loop-health': { client_name: 'A', redirect_uris: [uri], allowed_scopes: ['openid'] },
};

const problems: readonly (readonly [vendor: string, input: Json, problem: string])[] = [
  ['buddy', [], 'a client must be an object'],
  ['buddy', { redirect_uris: [uri] }, 'client_name is required'],
  [
    'buddy',
    { client_name: 'A' },
    'redirect_uris must hold at least 1 URI while grant_types has authorization_code',
  ],
  [
    'buddy',
    { client_name: 'A', redirect_uris: [uri], client_id: 'a/b' },
    'client_id must not have slashes or control characters',
  ],
  [
    'buddy',
    { client_name: 'A', redirect_uris: [uri], client_id: '..' },
    'client_id must not be a dot segment of a URL',
  ],
  [
    'buddy',
    { client_name: 'A', redirect_uris: [uri], client_id: '' },
    'client_id must have at least 1 character',
  ],
  [
    'buddy',
    { client_name: 'A', redirect_uris: [uri], primary_redirect_uri: '/' },
    'primary_redirect_uri must be one of redirect_uris',
  ],
  ['autional', { redirect_uris: ['/a'] }, 'redirect_uris[0] must be an absolute URI'],
  ['autional', { redirect_uris: [uri], jwks: '{}', jwks_uri: uri }, 'jwks and jwks_uri exclude each other'],
  ['boruta', { name: 'A' }, 'identity_provider is required'],
  ['boruta', { name: 'A', identity_provider: {} }, 'identity_provider must have an id or a name'],
  ['boruta', { name: 'A', identity_provider: { id: 'x' } }, 'identity_provider.id must be a UUID'],
  [
    'boruta',
    { name: 'A', identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' } },
    'identity_provider.id does not exist',
  ],
  ['boruta', { name: 'A', identity_provider: { name: 'D' }, id: 'x' }, 'id must be a UUID'],
  ['boruta', { name: 'A', identity_provider: { name: 'D' }, id_token_ttl: 0 }, 'id_token_ttl is invalid'],
  [
    'boruta',
    { name: 'A', identity_provider: { name: 'D' }, authorized_scopes: [{ name: '' }] },
    'authorized_scopes[0].name must have a value',
  ],
  [
    'boruta',
    { name: 'A', identity_provider: { name: 'D' }, authorized_scopes: ['openid'] },
    'authorized_scopes[0] must be an object',
  ],
  [
    'launchdarkly',
    { name: 'A', redirectUri: 'http://app.example.com' },
    'redirectUri must use the scheme https',
  ],
  [
    'launchdarkly',
    { name: 'A', redirectUri: uri, _links: { self: 'x' } },
    '_links.self must be an object with the strings href and type',
  ],
  [
    'loop-health',
    { client_name: 'A', redirect_uris: [uri], allowed_scopes: [] },
    'allowed_scopes must hold at least 1 item',
  ],
  [
    'loop-health',
    { ...Object(least['loop-health']), client_type: 'secret' },
    'client_type must be one of confidential, public',
  ],
  ['loop-health', { ...Object(least['loop-health']), logo_uri: 'x' }, 'logo_uri must be a URI'],
  [
    'loop-health',
    { ...Object(least['loop-health']), created_at: 'x' },
    'created_at must be a date and time as in RFC 3339',
  ],
];

describe.each(Object.keys(subjects))('%s', (name) => {
  it('makes a client of the least input, with a secret of its own, that an update accepts', () => {
    const { subject, record, context, secrets } = worldOf(name, least[name]);
    expect(Object.values(secrets)).toEqual(['example-generated-secret']);
    expect(JSON.stringify(record)).not.toContain('example-generated-secret');
    const body =
      { autional: least['autional'], boruta: { client: { identity_provider: {} } }, launchdarkly: [] }[
        name
      ] ?? {};
    expect(subject.update(record, body, context)).toMatchObject({ ok: true });
  });

  it('names an unknown field', () => {
    const made = subjects[name]?.create({ ...Object(least[name]), colour: 'blue' }, createContext());
    expect(made).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^colour is no field of a client; known are /)],
    });
  });
});

it.each(problems)('%s makes no client of %j', (name, input, problem) => {
  const made = subjects[name]?.create(input, createContext());
  expect(made?.ok === false ? made.problems : []).toContain(problem);
});

it.each([
  ['buddy', 'token_expires_in', 1.5],
  ['buddy', 'client_id_issued_at', 1.5],
  ['buddy', 'client_secret_expires_at', 1.5],
  ['boruta', 'authorization_request_ttl', 2 ** 31],
  ['launchdarkly', '_creationDate', 0.5],
])('%s makes no client whose %s is %d', (name, field, value) => {
  const made = subjects[name]?.create({ ...Object(starting(name)), [field]: value }, createContext());
  expect(made?.ok).toBe(false);
});

it('autional keeps a registration token that the client already holds', () => {
  const made = subjects['autional']?.create(starting('autional'), createContext());
  expect(made).toMatchObject({ ok: true, token: 'example-registration-access-token' });
});

it('a client that uses no secret gets none', () => {
  const autional = { redirect_uris: [uri], token_endpoint_auth_method: 'none' };
  expect(worldOf('autional', autional).secrets).toEqual({});
  expect(worldOf('buddy', { ...autional, client_name: 'A' }).secrets).toEqual({});
  expect(worldOf('loop-health', { ...Object(least['loop-health']), client_type: 'public' }).secrets).toEqual(
    {},
  );
});

it('boruta makes what a client refers to once, and finds what is there', () => {
  const input = {
    name: 'A',
    identity_provider: { name: 'Directory' },
    authorized_scopes: [{ name: 'openid', public: true }, { name: 'openid' }, { name: 'mail' }],
  };
  const first = subjects['boruta']?.create(input, createContext());
  if (first?.ok !== true) throw new Error('refused');
  expect(first.related?.map(({ kind, record }) => [kind, record.name])).toEqual([
    ['identity-provider', 'Directory'],
    ['scope', 'openid'],
    ['scope', 'mail'],
  ]);
  expect(first.record['authorized_scopes']).toMatchObject([
    { name: 'openid', public: true },
    { name: 'mail', public: false },
  ]);
  const related = (kind: string) =>
    (first.related ?? []).filter((entry) => entry.kind === kind).map(({ record }) => record);
  expect(subjects['boruta']?.create(input, createContext(related))).toMatchObject({ ok: true, related: [] });
});
