import {
  asMap,
  isObject,
  type OpenApiDocument,
  type OperationObject,
  operations,
  partOf,
  toPointer,
} from '@clientele/openapi';
import { findCulprits } from './find-culprits.ts';
import type { Draft } from './prepare/draft.ts';
import { leaveOutBroken } from './prepare/leave-out-broken.ts';
import type { GeneratorFailure } from './render.ts';

/** Generates; gives what failed. */
export type Try = (document: OpenApiDocument) => Promise<GeneratorFailure | undefined>;

/**
 * Leaves out of a prepared document what a generator fails on when it is given that alone: schemas,
 * with the operations that use them, then operations. What fails without any stays.
 */
export async function leaveOutFailing(draft: Draft, attempt: Try): Promise<void> {
  for (const [name, failure] of await failingSchemas(draft.document, attempt)) {
    const schema = schemasOf(draft.document)[name];
    const problem = sentence(failure);
    if (isObject(schema)) schema['x-left-out'] = problem;
    draft.removed(toPointer(['components', 'schemas', name]), problem);
  }
  leaveOutBroken(draft);
  const kept = [...operations(draft.document)];
  const failing = await findCulprits(kept, (group) => {
    const chosen = new Set<OperationObject>(group.map(({ raw }) => raw));
    return attempt(partOf(draft.document, { operations: chosen, unused: false }));
  });
  for (const [operation, failure] of failing) draft.leaveOut(operation, operation.pointer, sentence(failure));
}

function failingSchemas(document: OpenApiDocument, attempt: Try): Promise<Map<string, GeneratorFailure>> {
  const part = partOf(document);
  const components = asMap(part.components);
  const schemas = schemasOf(part);
  const stubs = Object.fromEntries(Object.keys(schemas).map((name) => [name, {}]));
  return findCulprits(Object.keys(schemas), (names) => {
    const chosen = Object.fromEntries(names.map((name) => [name, schemas[name]]));
    return attempt({
      ...part,
      paths: {},
      components: { ...components, schemas: { ...stubs, ...chosen } },
    });
  });
}

function schemasOf(document: OpenApiDocument): Record<string, unknown> {
  return asMap(asMap(document.components)['schemas']);
}

function sentence({ generator, message }: GeneratorFailure): string {
  return `${generator} fails on it: ${message}`;
}
