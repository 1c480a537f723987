import type { Json } from '../json.ts';

/** The client of `--demo`: the one that the contract's examples speak of. */
export const demo: Json = {
  client_id: '123-api-buddy-client',
  client_name: 'Example Console',
  redirect_uris: ['https://console.example.org/callback', 'https://console.example.org/mobile'],
  grant_types: ['authorization_code', 'client_credentials'],
  client_uri: 'https://console.example.org',
  scope: 'openid profile',
  contacts: ['ops@example.org'],
  description: 'Deploys the example project',
  token_expires_in: 3600,
};
