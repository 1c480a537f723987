import type { Case } from './rule-case.ts';

const provider = { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' };

/** Attributes in Boruta's envelope, with the identity provider that it requires. */
export const client = (attributes: object) => ({ client: { identity_provider: provider, ...attributes } });
const keys = (key_pair_type: object) =>
  client({ key_pair_type, id_token_signature_alg: 'HS256', userinfo_signed_response_alg: null });

/** What Boruta refuses or accepts beyond its contract's scenarios. */
export const borutaCases: readonly Case[] = [
  ['a body without a client', {}, ['client: is invalid']],
  ['a name of whitespace', client({ name: ' \n' }), ["name: can't be blank"]],
  ['an empty secret', client({ secret: '' }), ["secret: can't be blank"]],
  [
    'null where the type has none',
    client({ pkce: null, redirect_uris: null, authorized_scopes: null }),
    ["redirect_uris: can't be blank", "pkce: can't be blank", "authorized_scopes: can't be blank"],
  ],
  [
    'values of other types',
    client({ name: 5, redirect_uris: ['x', 5], access_token_ttl: 1.5, authorized_scopes: {} }),
    [
      'name: is invalid',
      'redirect_uris: is invalid',
      'access_token_ttl: is invalid',
      'authorized_scopes: is invalid',
    ],
  ],
  ['an empty text for an attribute that may be null', client({ response_mode: '' }), 'accepted'],
  [
    'empty texts in lists, which are dropped',
    client({ redirect_uris: ['', ' '], supported_grant_types: [''] }),
    'accepted',
  ],
  [
    'the shortest and the longest lifetimes',
    client({
      access_token_ttl: 1,
      authorization_code_ttl: 1,
      refresh_token_ttl: 2592000,
      id_token_ttl: 86400,
    }),
    'accepted',
  ],
  [
    'lifetimes beyond them',
    client({
      access_token_ttl: 0,
      authorization_code_ttl: 601,
      refresh_token_ttl: 2592001,
      id_token_ttl: 86401,
    }),
    [
      'access_token_ttl: is invalid',
      'authorization_code_ttl: is invalid',
      'refresh_token_ttl: is invalid',
      'id_token_ttl: is invalid',
    ],
  ],
  ['any lifetime of an authorization request', client({ authorization_request_ttl: -5 }), 'accepted'],
  [
    'an unknown type of key pair',
    keys({ type: 'oct' }),
    [
      'key_pair_type: validation failed: #/type do match required pattern /^ec|rsa|universal$/.',
      'signatures_adapter: unknown key pair type',
    ],
  ],
  [
    'a type of key pair that only looks known',
    keys({ type: 'xrsax' }),
    [
      'key_pair_type: validation failed: #/type do match required pattern /^ec|rsa|universal$/.',
      'signatures_adapter: unknown key pair type',
    ],
  ],
  [
    'a key pair without a type',
    keys({ modulus_size: 2048 }),
    [
      'key_pair_type: validation failed: The type at #/modulus_size `integer` do not match the required types ["string"]. Required property type is missing at #.',
      'signatures_adapter: unknown key pair type',
    ],
  ],
  [
    'an unknown curve',
    keys({ type: 'ec', curve: 'P-999' }),
    ['key_pair_type: validation failed: #/curve do match required pattern /^P-256|P-384|P-512$/.'],
  ],
  ['an rsa key pair without a size', keys({ type: 'rsa' }), ['key_pair_type: rsa modulus_size is required']],
  [
    'an rsa key pair whose size is no number',
    keys({ type: 'rsa', modulus_size: '4096 bits' }),
    ['key_pair_type: rsa modulus_size must be at least 2048'],
  ],
  ['a larger rsa key pair', keys({ type: 'rsa', modulus_size: '4096' }), 'accepted'],
  [
    'key types whose stored algorithms do not fit',
    client({ key_pair_type: { type: 'ec' } }),
    ['id_token_signature_alg: is invalid', 'userinfo_signed_response_alg: is invalid'],
  ],
  [
    'a universal key pair with the internal signer',
    client({
      key_pair_type: { type: 'universal' },
      id_token_signature_alg: 'EdDSA',
      userinfo_signed_response_alg: null,
    }),
    ['signatures_adapter: is invalid'],
  ],
  [
    'a universal key pair with its signer',
    client({
      key_pair_type: { type: 'universal' },
      signatures_adapter: 'Elixir.Boruta.Universal.Signatures',
      id_token_signature_alg: 'EdDSA',
      userinfo_signed_response_alg: 'EdDSA',
    }),
    'accepted',
  ],
  [
    'modes and algorithms that do not exist',
    client({ response_mode: 'query', token_endpoint_jwt_auth_alg: 'none' }),
    ['token_endpoint_jwt_auth_alg: is invalid', 'response_mode: is invalid'],
  ],
  ['an identity provider without an id', { client: { identity_provider: { name: 'Other' } } }, 'accepted'],
  [
    'an identity provider whose id is null',
    { client: { identity_provider: { id: null } } },
    ["identity_provider_id: can't be blank"],
  ],
  ['no identity provider', { client: {} }, ["identity_provider: can't be blank"]],
  [
    'an identity provider that is no object',
    { client: { identity_provider: 'x' } },
    ['identity_provider: is invalid'],
  ],
];
