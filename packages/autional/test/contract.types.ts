import {
  createClient,
  exhaustive,
  type UpdateClientData,
  type UpdateClientErrors,
  type UpdateClientResponses,
  updateClient,
} from '@clientele/autional';
import { createClient as createFetchClient } from '@clientele/autional/fetch';
import { autionalServer, type RouteHandlers } from '@clientele/autional/server';
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
    void outcome.body.data.client_id.trim();
    // @ts-expect-error a number is no text
    outcome.body.code?.toUpperCase();
    // @ts-expect-error a member of an error
    void outcome.body.error_description;
    // @ts-expect-error a member that the body does not have
    void outcome.body.client_name;
    break;
  case 400:
  case 401:
  case 413:
  case 415:
  case 500:
  case 503:
    void outcome.body.error_description.trim();
    // @ts-expect-error the error has another shape
    void outcome.body.message;
    // @ts-expect-error a member of the success
    void outcome.body.data?.client_name;
    break;
  default:
    exhaustive(outcome);
}

// @ts-expect-error a member that the contract does not have
await updateClient({ client, path, body: { clientName: 'Renamed' } });
// @ts-expect-error a JWK set as an object; Autional takes its text
await updateClient({ client, path, body: { jwks: { keys: [] } } });
// @ts-expect-error null, which Autional does not take
await updateClient({ client, path, body: { client_name: null } });
// @ts-expect-error another path parameter
await updateClient({ client, path: { id: 'example' }, body });

// All of this holds for the other client and for the stub: they take the same and give the same.
const put = createFetchClient({ token: 'example-token' }).PUT<'/oauth/register/{client_id}'>;
export type BothClients = Hold<SameCall<typeof updateClient, typeof put>>;

interface Route {
  Body: UpdateClientData['body'];
  Params: UpdateClientData['path'];
  Reply: UpdateClientErrors & UpdateClientResponses;
}
export type Stub = Hold<{ handlers: Same<RouteHandlers, { updateClient: RouteHandler<Route> }> }>;

declare const handlers: RouteHandlers;
declare const authenticate: Authenticate;
export const plugin = autionalServer({ ...handlers, authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const open = autionalServer(handlers);
