import { asList, type OperationObject, operations } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Declares what a path has in braces and no parameter says: it is a text, and has to be there. */
export function declarePathParameters(draft: Draft): void {
  for (const { path, pointer, parameters, raw } of [...operations(draft.document)]) {
    const declared = parameters.flatMap(({ in: place, name }) => (place === 'path' ? [name] : []));
    const missing = [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name))].filter(
      (name) => name !== undefined && !declared.includes(name),
    );
    if (missing.length === 0) continue;
    const added = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    Object.assign(raw, {
      parameters: [...asList(raw.parameters), ...added],
    } satisfies Partial<OperationObject>);
    draft.changed(
      pointer,
      `No parameter says what {${missing.join('}, {')}} of the path is; it is taken as a string.`,
    );
  }
}
