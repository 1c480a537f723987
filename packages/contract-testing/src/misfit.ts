import {
  canonicalPointer,
  type Direction,
  mediaKind,
  type OpenApiDocument,
  type Operation,
} from '@clientele/openapi';
import { createValidator, type Validator } from './response-validator.ts';

/** What the schema at a place does not allow of an example; nothing where it says nothing of such a body. */
export type Misfit = (pointer: string, example: unknown, mediaType?: string) => string | undefined;

/**
 * What the examples of an imported operation say against their schemas: nobody has said yet which of
 * the two is right, and lint has a to-do for it. Elsewhere lint refuses them, and they are not excused.
 */
export function misfits(document: OpenApiDocument, { raw }: Operation): Record<Direction, Misfit> {
  if (raw['x-provenance'] !== 'imported') return { sent: () => undefined, received: () => undefined };
  return {
    sent: misfitOf(document, createValidator(document, 'sent'), ['json', 'urlencoded', 'multipart']),
    received: misfitOf(document, createValidator(document), ['json']),
  };
}

function misfitOf(document: OpenApiDocument, validate: Validator, kinds: readonly string[]): Misfit {
  return (pointer, example, mediaType = 'application/json') => {
    if (!kinds.includes(mediaKind(mediaType))) return undefined;
    const [problem] = validate(canonicalPointer(document, `${pointer}/schema`), example);
    return problem && `${problem.instance} ${problem.message}`.trim();
  };
}
