import type { Operation } from '@clientele/openapi';
import type { FastifyInstance } from 'fastify';
import { invalidArgument } from '../errors/invalid-argument.ts';
import { isFormData } from '../http/media-type.ts';

/** Whether an operation takes forms with files. */
export function takesForms({ body }: Operation): boolean {
  return Object.keys(body?.content ?? {}).some(isFormData);
}

/**
 * Makes an app ready for forms with files. Only operations that take some are registered in it, so that
 * no other pays for it.
 *
 * @throws TypeError when the optional peer that reads them is not installed
 */
export async function prepareForms(app: FastifyInstance, { id }: Operation): Promise<void> {
  const { default: multipart } = await import('@fastify/multipart').catch((cause: unknown) => {
    throw invalidArgument(`${id} takes multipart/form-data: install @fastify/multipart.`, { cause });
  });
  // The app around may have registered it for routes of its own.
  if (!app.hasRequestDecorator('parts')) await app.register(multipart);
  const type = 'multipart/form-data';
  if (app.hasContentTypeParser(type)) app.removeContentTypeParser(type);
  // A form is read when all that may refuse the request has passed: see readMultipart.
  app.addContentTypeParser(type, (_request, _body, done) => done(null));
}
