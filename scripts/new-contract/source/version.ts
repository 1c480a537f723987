import { upgrade } from '@scalar/openapi-upgrader';
import { type Document, isMap, isScalar, visit } from 'yaml';
import { ImportError } from '../import-error.ts';
import { keyOf, pairOf } from './nodes.ts';
import { documentOf } from './parse.ts';
import { nameOf, type Source } from './source.ts';

const others = ['asyncapi', 'arazzo', 'overlay', 'openrpc', 'raml'];

/**
 * Makes the root of a source a document of OpenAPI 3.0 or 3.1.
 *
 * @throws {@link ImportError} for what is neither, nor Swagger 2.0
 */
export function asOpenApi({ root, notes }: Source): void {
  const { document } = root;
  const openapi = version(document, 'openapi');
  const swagger = version(document, 'swagger');
  if (openapi !== undefined && /^3\.[01](\.|$)/.test(openapi)) {
    const written = /^3\.\d$/.test(openapi) ? `${openapi}.0` : openapi;
    const { value } = isMap(document.contents) ? (pairOf(document.contents, 'openapi') ?? {}) : {};
    if (!isScalar(value) || value.value === written) return;
    value.value = written;
    notes.push(`The version ${openapi} is written as ${written}.`);
    return;
  }
  if (openapi === undefined && swagger !== undefined && /^2(\.0)?$/.test(swagger)) {
    if (refersElsewhere(document)) {
      const hint = 'bundle it first (`redocly bundle`), and give what comes of it';
      throw new ImportError(`${nameOf(root.url)} is Swagger 2.0 in several files; ${hint}.`);
    }
    const upgraded = upgrade({ ...document.toJS(), swagger: '2.0' }, '3.1');
    root.document = documentOf(upgraded);
    notes.push('The document is Swagger 2.0; it is taken in as OpenAPI 3.1, without its comments.');
    return;
  }
  throw new ImportError(
    `${nameOf(root.url)} is ${whatItIs(document)}; expected OpenAPI 3.0 or 3.1, or Swagger 2.0.`,
  );
}

/** What is upgraded is one document; in another file nothing would say its version. */
function refersElsewhere(document: Document): boolean {
  let found = false;
  visit(document, {
    Pair(_key, { key, value }) {
      if (!isScalar(key) || key.value !== '$ref' || !isScalar(value)) return;
      found ||= typeof value.value === 'string' && !value.value.startsWith('#');
    },
  });
  return found;
}

function version(document: Document, key: string): string | undefined {
  const value = isMap(document.contents) ? pairOf(document.contents, key)?.value : undefined;
  if (!isScalar(value)) return undefined;
  // YAML reads 3.0 as the number 3.
  return typeof value.value === 'number' ? (value.source ?? String(value.value)) : String(value.value);
}

function whatItIs(document: Document): string {
  const { contents } = document;
  if (!isMap(contents)) return 'no object';
  for (const [key, word] of [
    ['openapi', 'OpenAPI'],
    ['swagger', 'Swagger'],
    ...others.map((other) => [other, other] as const),
  ] as const) {
    const found = version(document, key);
    if (found !== undefined) return `${word} ${found}`;
  }
  if (pairOf(contents, '$schema')) return 'a JSON Schema';
  if (pairOf(contents, 'info') && pairOf(contents, 'item')) return 'a Postman collection';
  const keys = contents.items.slice(0, 3).map(keyOf);
  return `no document that says its version (it has ${keys.join(', ') || 'nothing'})`;
}
