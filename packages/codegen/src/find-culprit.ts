import { type OpenApi, operations, pointer } from './openapi.ts';

/**
 * Finds what makes a generator fail by giving it one operation, then one schema at a time.
 *
 * @returns the JSON pointer of the first part that fails alone, else that of the whole document.
 */
export async function findCulprit(
  document: OpenApi,
  generate: (part: OpenApi) => Promise<unknown>,
): Promise<string> {
  const { schemas = {}, ...components } = document.components ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    const part = {
      ...document,
      paths: {},
      components: { ...components, schemas: { ...stubs(schemas), [name]: schema } },
    };
    if (await fails(generate, part)) return pointer('components', 'schemas', name);
  }
  for (const { path, method, operation, pointer: where } of operations(document)) {
    const part = {
      ...document,
      paths: { [path]: { ...document.paths?.[path], ...none, [method]: operation } },
    };
    if (await fails(generate, part)) return where;
  }
  return '#';
}

const none = { get: undefined, put: undefined, post: undefined, delete: undefined, patch: undefined };

function stubs(schemas: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, {}]));
}

async function fails(generate: (part: OpenApi) => Promise<unknown>, part: OpenApi): Promise<boolean> {
  try {
    await generate(part);
    return false;
  } catch {
    return true;
  }
}
