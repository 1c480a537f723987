import { asMap, type OpenApiDocument, operations, resolve, toPointer } from '@clientele/openapi';

/**
 * Finds what makes a generator fail by giving it one operation, then one schema at a time.
 *
 * @returns the JSON pointer of the first part that fails alone, else that of the whole document.
 */
export async function findCulprit(
  document: OpenApiDocument,
  generate: (part: OpenApiDocument) => Promise<unknown>,
): Promise<string> {
  const { schemas: declared, ...components } = asMap(document.components);
  const schemas = asMap(declared);
  for (const [name, schema] of Object.entries(schemas)) {
    const part = {
      ...document,
      paths: {},
      components: { ...components, schemas: { ...stubs(schemas), [name]: schema } },
    };
    if (await fails(generate, part)) return `#${toPointer(['components', 'schemas', name])}`;
  }
  for (const { path, method, raw, pointer } of operations(document)) {
    const { parameters = [] } = resolve<{ parameters?: unknown }>(document, asMap(document.paths)[path]);
    const part = { ...document, paths: { [path]: { parameters, [method.toLowerCase()]: raw } } };
    if (await fails(generate, part)) return `#${pointer}`;
  }
  return '#';
}

function stubs(schemas: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, {}]));
}

async function fails(
  generate: (part: OpenApiDocument) => Promise<unknown>,
  part: OpenApiDocument,
): Promise<boolean> {
  try {
    await generate(part);
    return false;
  } catch {
    return true;
  }
}
