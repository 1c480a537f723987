import { asMap, defaultMediaType, type OpenApiDocument, operations } from '@clientele/openapi';
import { type Bodies, MediaMerger } from './merge-media.ts';

/** What hey-api is not told of an operation, since it knows one media type for each message. */
export interface Shape {
  readonly method: string;
  readonly path: string;
  readonly request: Bodies;
  /** The media type of a request that names none. */
  readonly standard: string | undefined;
  /** By status, range or `default`; without members for a response without a body. */
  readonly responses: Readonly<Record<string, Bodies>>;
}

/** A document in which each message has one media type, and what each body is. */
export interface Hoisted {
  readonly document: OpenApiDocument;
  readonly shapes: readonly Shape[];
}

/**
 * Gives every inline schema of a response a name among the components, so that each status of each
 * operation has a runtime schema: `<operationId>-<status>`. Several media types of a message become
 * one whose schema is any of theirs. The given document, one of {@link asHeld}, stays as it is.
 */
export function hoistBodies(document: OpenApiDocument): Hoisted {
  const copy = structuredClone(document);
  const components = asMap(copy.components);
  const declared = asMap(components['schemas']);
  const merger = new MediaMerger(declared);
  const shapes = [...operations(copy)].map(({ id, method, path, body, responses }): Shape => {
    const request = merger.merge(`${id}-body`, body?.content, { named: false });
    const standard = defaultMediaType(request);
    const answers = Object.entries(responses).map(([status, { content }]) => [
      status,
      merger.merge(`${id}-${status}`, content, { named: true }),
    ]);
    return { method, path, request, standard, responses: Object.fromEntries(answers) };
  });
  const schemas = { ...declared, ...merger.schemas };
  return { document: { ...copy, components: { ...components, schemas } }, shapes };
}
