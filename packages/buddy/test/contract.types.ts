import {
  createClient,
  exhaustive,
  type UpdateClientData,
  type UpdateClientErrors,
  type UpdateClientResponses,
  updateClient,
} from '@clientele/buddy';
import { createClient as createFetchClient } from '@clientele/buddy/fetch';
import { buddyServer, type RouteHandlers } from '@clientele/buddy/server';
import type { Hold, Same, SameCall } from '@clientele/contract-testing';
import type { Authenticate } from '@clientele/server-kit';
import type { RouteHandler } from 'fastify';

// Checked by the compiler alone; nothing here runs.

const client = createClient({ token: 'example-token' });
const path = { client_id: 'example' };
const body = { client_name: 'Renamed' };
const outcome = await updateClient({ client, path, body });

switch (outcome.status) {
  case 200:
    void outcome.body.client_name.trim();
    // @ts-expect-error a number is no text
    outcome.body.client_id_issued_at?.toUpperCase();
    // @ts-expect-error a member of an error
    void outcome.body.errors[0]?.message;
    // @ts-expect-error a member that the body does not have
    void outcome.body.clientName;
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
    void outcome.body.errors[0]?.message;
    // @ts-expect-error the error has another shape
    void outcome.body.message;
    // @ts-expect-error a member of the success
    void outcome.body.client_name;
    break;
  default:
    exhaustive(outcome);
}

// @ts-expect-error a member that the contract does not have
await updateClient({ client, path, body: { client_nme: 'Renamed' } });
// @ts-expect-error a wrong type
await updateClient({ client, path, body: { redirect_uris: 'https://client.example.org/callback' } });
// @ts-expect-error null, which Buddy does not take
await updateClient({ client, path, body: { client_name: null } });
// @ts-expect-error another path parameter
await updateClient({ client, path: { id: 'example' }, body });

// All of this holds for the other client and for the stub: they take the same and give the same.
const patch = createFetchClient({ token: 'example-token' }).PATCH<'/oauth2/register/{client_id}'>;
export type BothClients = Hold<SameCall<typeof updateClient, typeof patch>>;

interface Route {
  Body: UpdateClientData['body'];
  Params: UpdateClientData['path'];
  Reply: UpdateClientErrors & UpdateClientResponses;
}
export type Stub = Hold<{ handlers: Same<RouteHandlers, { updateClient: RouteHandler<Route> }> }>;

declare const handlers: RouteHandlers;
declare const authenticate: Authenticate;
export const plugin = buddyServer({ ...handlers, authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const open = buddyServer(handlers);
