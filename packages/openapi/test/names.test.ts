import { expect, it } from 'vitest';
import { functionName, plainName, serverName } from '../src/index.ts';

it.each([
  ['updateClient', 'updateClient', 'updateclient'],
  ['patch-o-auth-client', 'patchOAuthClient', 'patchoauthclient'],
  ['OAuth2.update_client', 'oAuth2UpdateClient', 'oauth2updateclient'],
  ['UpdateClient', 'updateClient', 'updateclient'],
  ['HTTPCheck', 'httpCheck', 'httpcheck'],
  ['SMS', 'sms', 'sms'],
  ['SMS2', 'sms2', 'sms2'],
  ['tea--pot 2', 'teaPot2', 'teapot2'],
])('%s names the function %s', (id, name, plain) => {
  expect(functionName(id)).toBe(name);
  expect([plainName(id), plainName(name)]).toEqual([plain, plain]);
});

it.each([
  ['buddy', 'buddyServer'],
  ['tea-house', 'teaHouseServer'],
  ['1tea', '_1teaServer'],
])('%s names the server %s', (contract, name) => {
  expect(serverName(contract)).toBe(name);
});
