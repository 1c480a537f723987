import { loopHealthServer, type RouteHandlers } from '@clientele/loop-health/server';
import type { Authenticate } from '@clientele/server-kit';

// Checked by the compiler alone; nothing here runs.

type Handler = RouteHandlers['updateClient'];

declare const updateClient: Handler;
declare const authenticate: Authenticate;

export const plugin = loopHealthServer({ authenticate, updateClient }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = loopHealthServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = loopHealthServer({ updateClient });
// @ts-expect-error an operation that the contract does not have
export const beyond = loopHealthServer({ authenticate, updateClient, deleteClient: updateClient });
// @ts-expect-error an option that does not exist
export const unknownMode = loopHealthServer({ authenticate, updateClient }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = loopHealthServer({ authenticate: () => true, updateClient });

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const enabled: string | undefined = request.body.enabled;
  // @ts-expect-error the path has no such parameter
  const id = request.params.client_id;
  void [enabled, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ client: { client_id: 5 } });

  const refused = reply.code(404);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ code: 'not_found', message: 'No.' });
  return refused.send({ error: 'not_found', message: 'The client does not exist.' });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ client: 5 });
