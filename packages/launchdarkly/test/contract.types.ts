import type { Hold, Same, SameCall } from '@clientele/contract-testing';
import {
  createClient,
  exhaustive,
  type JsonPatch,
  type PatchOAuthClientData,
  type PatchOAuthClientErrors,
  type PatchOAuthClientResponses,
  patchOAuthClient,
} from '@clientele/launchdarkly';
import { createClient as createFetchClient } from '@clientele/launchdarkly/fetch';
import { launchdarklyServer, type RouteHandlers } from '@clientele/launchdarkly/server';
import type { Authenticate } from '@clientele/server-kit';
import type { RouteHandler } from 'fastify';

// Checked by the compiler alone; nothing here runs.

const client = createClient({ token: 'example-token' });
const path = { clientId: 'example' };
const body: JsonPatch = [{ op: 'replace', path: '/name', value: 'Renamed' }];
const outcome = await patchOAuthClient({ client, path, body });

switch (outcome.status) {
  case 200:
    void outcome.body.name;
    // @ts-expect-error a number is no text
    outcome.body._creationDate.toUpperCase();
    // @ts-expect-error a member of an error
    void outcome.body.message;
    // @ts-expect-error a member that the body does not have
    void outcome.body.client_name;
    break;
  case 400:
  case 401:
  case 403:
  case 404:
  case 413:
  case 415:
  case 429:
  case 500:
  case 503:
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
    // @ts-expect-error a member of the success
    void outcome.body.name;
    break;
  default:
    exhaustive(outcome);
}

// @ts-expect-error a required member that is missing
await patchOAuthClient({ client, path, body: [{ op: 'replace', path: '/name' }] });
// @ts-expect-error an operation outside the enum
await patchOAuthClient({ client, path, body: [{ op: 'move', path: '/name', value: 'Renamed' }] });
// @ts-expect-error a member that the contract does not have
await patchOAuthClient({ client, path, body: [{ op: 'remove', path: '/name', from: '/' }] });
// @ts-expect-error a path that cannot be patched
await patchOAuthClient({ client, path, body: [{ op: 'replace', path: '/_accountId', value: 'x' }] });
// @ts-expect-error another path parameter
await patchOAuthClient({ client, path: { id: 'example' }, body });

// All of this holds for the other client and for the stub: they take the same and give the same.
const patch = createFetchClient({ token: 'example-token' }).PATCH<'/api/v2/oauth/clients/{clientId}'>;
export type BothClients = Hold<SameCall<typeof patchOAuthClient, typeof patch>>;

interface Route {
  Body: PatchOAuthClientData['body'];
  Params: PatchOAuthClientData['path'];
  Reply: PatchOAuthClientErrors & PatchOAuthClientResponses;
}
export type Stub = Hold<{ handlers: Same<RouteHandlers, { patchOAuthClient: RouteHandler<Route> }> }>;

declare const handlers: RouteHandlers;
declare const authenticate: Authenticate;
export const plugin = launchdarklyServer({ ...handlers, authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const open = launchdarklyServer(handlers);
