import { borutaServer, type RouteHandlers } from '@clientele/boruta/server';
import type { Authenticate } from '@clientele/server-kit';

// Checked by the compiler alone; nothing here runs.

type Handler = RouteHandlers['updateClient'];

declare const updateClient: Handler;
declare const authenticate: Authenticate;

export const plugin = borutaServer({ authenticate, updateClient }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = borutaServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = borutaServer({ updateClient });
// @ts-expect-error an operation that the contract does not have
export const beyond = borutaServer({ authenticate, updateClient, deleteClient: updateClient });
// @ts-expect-error an option that does not exist
export const unknownMode = borutaServer({ authenticate, updateClient }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = borutaServer({ authenticate: () => true, updateClient });

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const name: number | undefined = request.body.client.name;
  // @ts-expect-error the path has no such parameter
  const id = request.params.clientId;
  void [name, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ data: 5 });

  const refused = reply.code(422);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ errors: { name: ['is invalid'] } });
  return refused.send({ code: 'UNPROCESSABLE_ENTITY', message: 'No.', errors: { name: ['is invalid'] } });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ data: 5 });
