import { buddyServer, type RouteHandlers } from '@clientele/buddy/server';
import type { Authenticate } from '@clientele/server-kit';

// Checked by the compiler alone; nothing here runs.

type Handler = RouteHandlers['updateClient'];

declare const updateClient: Handler;
declare const authenticate: Authenticate;

export const plugin = buddyServer({ authenticate, updateClient }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = buddyServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = buddyServer({ updateClient });
// @ts-expect-error an operation that the contract does not have
export const beyond = buddyServer({ authenticate, updateClient, deleteClient: updateClient });
// @ts-expect-error an option that does not exist
export const unknownMode = buddyServer({ authenticate, updateClient }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = buddyServer({ authenticate: () => true, updateClient });

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const name: number | undefined = request.body.client_name;
  // @ts-expect-error the path has no such parameter
  const id = request.params.clientId;
  void [name, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ client_name: 5 });

  const refused = reply.code(404);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ message: 'The client does not exist.' });
  return refused.send({ errors: [{ message: 'The client does not exist.' }] });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ client_name: 5 });
