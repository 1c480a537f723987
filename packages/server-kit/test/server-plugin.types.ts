import type { RouteHandler } from 'fastify';
import { type Authenticate, type ServerHandlers, serverPlugin } from '../src/index.ts';

// Checked by the compiler alone; nothing here runs. What holds for the stub of every contract.

interface Route {
  Body: { title?: string };
  Params: { id: string };
  Reply: { 200: { title: string }; 404: { message: string } };
}
// As the generator writes them.
type RouteHandlers = { updateBook: RouteHandler<Route> };
type Handler = RouteHandlers['updateBook'];

declare const source: Parameters<typeof serverPlugin>[0];
declare const updateBook: Handler;
declare const authenticate: Authenticate;
const libraryServer = serverPlugin<RouteHandlers, true>(source);

export const plugin = libraryServer({ authenticate, updateBook }, { responses: 'report' });
// @ts-expect-error no handler
export const withoutHandler = libraryServer({ authenticate });
// @ts-expect-error no authenticate, and the operation has security
export const withoutAuthenticate = libraryServer({ updateBook });
// @ts-expect-error an operation that the contract does not have
export const beyond = libraryServer({ authenticate, updateBook, deleteBook: updateBook });
// @ts-expect-error an option that does not exist
export const unknownMode = libraryServer({ authenticate, updateBook }, { responses: 'ignore' });
// @ts-expect-error an answer that is none
export const wrongPrincipal = libraryServer({ authenticate: () => true, updateBook });
export const open: ServerHandlers<RouteHandlers, false> = { updateBook };

export const typed: Handler = async (request, reply) => {
  // @ts-expect-error the body has another type there
  const title: number | undefined = request.body.title;
  // @ts-expect-error the path has no such parameter
  const id = request.params.bookId;
  void [title, id];

  // @ts-expect-error a status that the contract does not declare
  if (reply.sent) return reply.code(418).send();

  const success = reply.code(200);
  // @ts-expect-error the body of this status has another shape
  if (reply.sent) return success.send({ title: 5 });

  const refused = reply.code(404);
  // @ts-expect-error the error has another shape
  if (reply.sent) return refused.send({ error: 'not_found' });
  return refused.send({ message: 'The book does not exist.' });
};

// @ts-expect-error a plain return of another shape
export const returned: Handler = async () => ({ title: 5 });
