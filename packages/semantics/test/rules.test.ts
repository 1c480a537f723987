import { describe, expect, it } from 'vitest';
import { borutaCases, client } from './boruta-cases.ts';
import type { Case } from './rule-case.ts';
import { worldOf } from './support/world.ts';

const uri = 'https://app.example.com/callback';
const owned = (field: string) => `${field} is set by the server and can't be changed`;

/** What each vendor refuses or accepts beyond its contract's scenarios: every fault as `field: message`. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  buddy: [
    ['a body that is no object', [], ['body: body must be an object']],
    ['a boolean of another type', { valid: 'yes' }, ['valid: valid must be a boolean']],
    [
      'a number that JSON cannot hold',
      { token_expires_in: Infinity },
      ['token_expires_in: token_expires_in must be an integer'],
    ],
    [
      'every field of the server at once',
      { client_secret: 'x', url: 'y' },
      [`url: ${owned('url')}`, `client_secret: ${owned('client_secret')}`],
    ],
    [
      'the implicit grant without redirect URIs',
      { redirect_uris: [], grant_types: ['refresh_token', 'implicit'] },
      ['redirect_uris: redirect_uris must hold at least 1 URI while grant_types has implicit'],
    ],
    [
      'a redirecting grant type for a client without redirect URIs',
      { grant_types: ['authorization_code'] },
      ['redirect_uris: redirect_uris must hold at least 1 URI while grant_types has authorization_code'],
      { grant_types: [], redirect_uris: [] },
    ],
    [
      'no redirect URIs where the grant types are not stored',
      { redirect_uris: [] },
      ['redirect_uris: redirect_uris must hold at least 1 URI while grant_types has authorization_code'],
      { grant_types: null },
    ],
    ['no redirect URIs without grant types', { redirect_uris: [], grant_types: [] }, 'accepted'],
    [
      'a primary redirect URI that the same body drops',
      { redirect_uris: [uri], primary_redirect_uri: 'https://console.example.org/callback' },
      ['primary_redirect_uri: primary_redirect_uri must be one of redirect_uris'],
    ],
  ],
  autional: [
    ['a body that is no object', 'x', ['body: body must be an object']],
    [
      'faults by field in alphabetical order',
      { redirect_uris: ['/b', uri, '/a'], client_secret: 'x', client_id: 'y' },
      [
        `client_id: ${owned('client_id')}`,
        `client_secret: ${owned('client_secret')}`,
        'redirect_uris[0]: redirect_uris[0] must be an absolute URI',
        'redirect_uris[2]: redirect_uris[2] must be an absolute URI',
      ],
    ],
    [
      'key sets beside redirect URIs and fields of the server, by field',
      { registration_client_uri: uri, redirect_uris: ['/a'], jwks: '{}', jwks_uri: uri, client_id: 'y' },
      [
        `client_id: ${owned('client_id')}`,
        'jwks and jwks_uri: jwks and jwks_uri exclude each other',
        'redirect_uris[0]: redirect_uris[0] must be an absolute URI',
        `registration_client_uri: ${owned('registration_client_uri')}`,
      ],
    ],
    [
      'the implicit grant without redirect URIs',
      { grant_types: ['implicit'] },
      ['redirect_uris: redirect_uris must hold at least 1 URI while grant_types has implicit'],
    ],
    ['an empty key set beside a URL of one', { jwks: '', jwks_uri: uri, redirect_uris: [uri] }, 'accepted'],
    [
      'an echoed field of another type',
      { client_id: 5, redirect_uris: [uri] },
      ['client_id: client_id must be a string'],
    ],
  ],
  boruta: borutaCases,
  launchdarkly: [
    ['an operation that is no object', ['x'], ['[0]: [0] must be an object']],
    [
      'a test of what was removed',
      [
        { op: 'remove', path: '/description' },
        { op: 'test', path: '/description', value: 'x' },
      ],
      ['[1]: [1] /description does not exist'],
    ],
    [
      'a removal of what was removed',
      [
        { op: 'remove', path: '/description' },
        { op: 'remove', path: '/description' },
      ],
      ['[1]: [1] /description does not exist'],
    ],
    [
      'an addition of what was removed',
      [
        { op: 'remove', path: '/description' },
        { op: 'add', path: '/description', value: '' },
      ],
      'accepted',
    ],
    [
      'members that an operation does not define',
      [{ op: 'remove', path: '/description', value: 5, from: '/name', note: 'x' }],
      'accepted',
    ],
    [
      'a stored redirect URI that the rules refuse',
      [],
      ['redirectUri: redirectUri must use the scheme https'],
      { redirectUri: 'http://app.example.com/' },
    ],
    [
      'a patch that mends it',
      [{ op: 'replace', path: '/redirectUri', value: uri }],
      'accepted',
      { redirectUri: 'http://app.example.com/' },
    ],
    [
      'a test of it without mending',
      [{ op: 'test', path: '/redirectUri', value: 'http://app.example.com/' }],
      ['redirectUri: redirectUri must use the scheme https'],
      { redirectUri: 'http://app.example.com/' },
    ],
  ],
  'loop-health': [
    ['a body that is no object', null, ['body: body must be an object']],
    [
      'faults in the order of the contract',
      { is_first_party: true, redirect_uris: ['/a'], client_name: '', id: 'x' },
      [
        `id: ${owned('id')}`,
        'client_name: client_name must have at least 1 character',
        'redirect_uris[0]: redirect_uris[0] must be an absolute URI',
        `is_first_party: ${owned('is_first_party')}`,
      ],
    ],
    ['a name of 255 characters beyond UTF-16', { client_name: '😀'.repeat(255) }, 'accepted'],
    [
      'a name of 256 characters',
      { client_name: '😀'.repeat(256) },
      ['client_name: client_name must have at most 255 characters'],
    ],
    [
      'lists without an item',
      { redirect_uris: [], allowed_scopes: [] },
      [
        'redirect_uris: redirect_uris must hold at least 1 item',
        'allowed_scopes: allowed_scopes must hold at least 1 item',
      ],
    ],
    ['null where the type has none', { enabled: null }, ['enabled: enabled must be a boolean']],
  ],
};

describe.each(Object.keys(cases))('%s', (name) => {
  const named = (cases[name] ?? []).map(([claim, body, refusal, spoilt = {}]) => ({
    claim,
    body,
    refusal,
    spoilt,
  }));
  it.each(named)('judges $claim', ({ body, refusal, spoilt }) => {
    const { subject, record, context } = worldOf(name);
    const result = subject.update({ ...record, ...spoilt }, body, context);
    const faults = result.ok ? undefined : result.faults;
    expect(faults?.map(({ field, message }) => `${field}: ${message}`) ?? 'accepted').toEqual(refusal);
  });
});

it('autional says invalid_redirect_uri only where nothing else is wrong', () => {
  const { subject, record, context } = worldOf('autional');
  const codes = (body: object) => {
    const result = subject.update(record, body, context);
    return result.ok ? [] : result.faults.map(({ code }) => code);
  };
  expect(codes({ redirect_uris: ['/a', '/b'] })).toEqual(['invalid_redirect_uri', 'invalid_redirect_uri']);
  expect(codes({ redirect_uris: ['/a'], client_id: 'x' })).toEqual([
    'invalid_client_metadata',
    'invalid_client_metadata',
  ]);
});

it('boruta finds scopes by an id in capitals, drops an unknown id with a known name, and lists none twice', () => {
  const { subject, record, context } = worldOf('boruta');
  const authorized_scopes = [
    { id: '8C5A2F19-3D7E-4B60-A1C4-6E9F0D2B7835' },
    { name: 'openid' },
    { id: 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f', name: 'read:reports' },
    'read:reports',
    { id: null, name: 'read:reports' },
  ];
  const result = subject.update(record, client({ authorized_scopes }), context);
  expect(result).toMatchObject({
    ok: true,
    created: [],
    record: { authorized_scopes: [{ name: 'openid' }, { name: 'read:reports' }] },
  });
});

it('loop-health keeps updated_at within what a date can hold, and takes over from one that is no date', () => {
  const { subject, record, context } = worldOf('loop-health');
  const last = '+275760-09-13T00:00:00Z';
  const at = (updated_at: string) => subject.update({ ...record, updated_at }, { enabled: false }, context);
  expect(at(last)).toMatchObject({ record: { updated_at: last } });
  expect(at('yesterday')).toMatchObject({ record: { updated_at: '2026-03-01T12:00:00Z' } });
  expect(at('2026-03-01T12:00:00Z')).toMatchObject({ record: { updated_at: '2026-03-01T12:00:00.001Z' } });
});
