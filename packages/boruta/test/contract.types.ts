import {
  createClient,
  exhaustive,
  type UpdateClientData,
  type UpdateClientErrors,
  type UpdateClientResponses,
  updateClient,
} from '@clientele/boruta';
import { createClient as createFetchClient } from '@clientele/boruta/fetch';
import { borutaServer, type RouteHandlers } from '@clientele/boruta/server';
import type { Hold, Same, SameCall } from '@clientele/contract-testing';
import type { Authenticate } from '@clientele/server-kit';
import type { RouteHandler } from 'fastify';

// Checked by the compiler alone; nothing here runs.

const client = createClient({ token: 'example-token' });
const path = { client_id: 'example' };
const body = { client: { identity_provider: { id: '2e7d9c40-6b1f-4a53-9d28-7c0e5f3a1b64' } } };
const outcome = await updateClient({ client, path, body });

switch (outcome.status) {
  case 200:
    void outcome.body.data.name.trim();
    // @ts-expect-error a number is no text
    outcome.body.data?.access_token_ttl?.toUpperCase();
    // @ts-expect-error a member of an error
    void outcome.body.message;
    // @ts-expect-error a member that the body does not have
    void outcome.body.name;
    break;
  case 400:
  case 401:
  case 403:
  case 404:
  case 413:
  case 415:
  case 422:
  case 500:
  case 503:
    void outcome.body.message;
    // @ts-expect-error the error has another shape
    void outcome.body.error_description;
    // @ts-expect-error a member of the success
    void outcome.body.data?.name;
    break;
  default:
    exhaustive(outcome);
}

// @ts-expect-error a required member that is missing
await updateClient({ client, path, body: { client: { name: 'Renamed' } } });
// @ts-expect-error attributes without their wrapper
await updateClient({ client, path, body: { identity_provider: {} } });
// @ts-expect-error a member that the contract does not have
await updateClient({ client, path, body: { client: { identity_provider: {}, nam: 'Renamed' } } });
// @ts-expect-error a wrong type
await updateClient({ client, path, body: { client: { identity_provider: {}, access_token_ttl: '3600' } } });
// @ts-expect-error another path parameter
await updateClient({ client, path: { id: 'example' }, body });

// All of this holds for the other client and for the stub: they take the same and give the same.
const put = createFetchClient({ token: 'example-token' }).PUT<'/api/clients/{client_id}'>;
export type BothClients = Hold<SameCall<typeof updateClient, typeof put>>;

interface Route {
  Body: UpdateClientData['body'];
  Params: UpdateClientData['path'];
  Reply: UpdateClientErrors & UpdateClientResponses;
}
export type Stub = Hold<{ handlers: Same<RouteHandlers, { updateClient: RouteHandler<Route> }> }>;

declare const handlers: RouteHandlers;
declare const authenticate: Authenticate;
export const plugin = borutaServer({ ...handlers, authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const open = borutaServer(handlers);
