import { asList, type Operation } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Declares what a path has in braces and no parameter says: it is a text, and has to be there. */
export function declarePathParameters(draft: Draft, { path, pointer, parameters, raw }: Operation): void {
  const declared = parameters.flatMap(({ in: place, name }) => (place === 'path' ? [name] : []));
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
  const missing = [...names].filter((name) => !declared.includes(name));
  if (missing.length === 0) return;
  const added = missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  Object.assign(raw, { parameters: [...asList(raw.parameters), ...added] });
  const listed = missing.map((name) => `{${name}}`).join(', ');
  draft.changed(pointer, `No parameter says what ${listed} of the path is; it is taken as a string.`);
}
