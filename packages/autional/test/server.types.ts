import { autionalServer, type RouteHandlers } from '@clientele/autional/server';
import type { Authenticate } from '@clientele/server-kit';

// Checked by the compiler alone; nothing here runs.

type Handler = RouteHandlers['updateClient'];

declare const updateClient: Handler;
declare const authenticate: Authenticate;

export const plugin = autionalServer({ authenticate, updateClient }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = autionalServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = autionalServer({ updateClient });
// @ts-expect-error an operation that the contract does not have
export const beyond = autionalServer({ authenticate, updateClient, deleteClient: updateClient });
// @ts-expect-error an option that does not exist
export const unknownMode = autionalServer({ authenticate, updateClient }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = autionalServer({ authenticate: () => true, updateClient });

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const scope: number | undefined = request.body.scope;
  // @ts-expect-error the path has no such parameter
  const id = request.params.clientId;
  void [scope, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ code: '0' });

  const refused = reply.code(401);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ message: 'The access token is invalid.' });
  // @ts-expect-error no reason
  if (reply.sent) return refused.send({ error: 'invalid_token' });
  return refused.send({ error: 'invalid_token', error_description: 'The access token is invalid.' });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ code: 'zero' });
