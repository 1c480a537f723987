import type { OpenApiDocument } from '@clientele/openapi';
import { createValidators, type Validators } from '../../src/schema/validators.ts';

const known = new WeakMap<OpenApiDocument, Record<'request' | 'response', Validators>>();

/** The validators of a document, which compile each of its schemas once for all operations. */
export function validatorsOf(document: OpenApiDocument): Record<'request' | 'response', Validators> {
  const found = known.get(document) ?? {
    request: createValidators(document, 'request'),
    response: createValidators(document, 'response'),
  };
  known.set(document, found);
  return found;
}
