import type { Json } from '../json.ts';

/** The client of `--demo`: the one that the contract's examples speak of. */
export const demo: Json = {
  client_id: 'example-lab-app',
  client_name: 'Example Lab App',
  client_uri: 'https://lab.example.com',
  logo_uri: 'https://lab.example.com/logo.png',
  redirect_uris: ['https://lab.example.com/callback', 'http://localhost:3000/callback'],
  allowed_scopes: ['openid', 'read:biomarkers'],
  allowed_origins: ['https://lab.example.com'],
  owner_id: 'example-owner',
  brand_id: 'example-brand',
};
