import { launchdarklyServer, type RouteHandlers } from '@clientele/launchdarkly/server';
import type { Authenticate } from '@clientele/server-kit';

// Checked by the compiler alone; nothing here runs.

type Handler = RouteHandlers['patchOAuthClient'];

declare const patchOAuthClient: Handler;
declare const authenticate: Authenticate;

export const plugin = launchdarklyServer({ authenticate, patchOAuthClient }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = launchdarklyServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = launchdarklyServer({ patchOAuthClient });
// @ts-expect-error an operation that the contract does not have
export const beyond = launchdarklyServer({ authenticate, patchOAuthClient, deleteClient: patchOAuthClient });
// @ts-expect-error an option that does not exist
export const unknownMode = launchdarklyServer({ authenticate, patchOAuthClient }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = launchdarklyServer({ authenticate: () => true, patchOAuthClient });

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const op: number | undefined = request.body[0]?.op;
  // @ts-expect-error the path has no such parameter
  const id = request.params.client_id;
  void [op, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ name: 'Example' });

  const refused = reply.code(404);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ error: 'not_found' });
  return refused.send({ code: 'not_found', message: 'Invalid resource identifier' });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ name: 'Example' });
