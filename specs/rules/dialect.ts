import type { Oas3Rule } from '@redocly/openapi-core';

/** The `jsonSchemaDialect` of a contract. */
export const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

export const dialect: Oas3Rule = () => ({
  Root(root, { location, report }) {
    // OpenAPI 3.0 has a dialect of its own, and bundling makes 3.1 of it.
    if (root.openapi.startsWith('3.0')) return;
    const stated = 'jsonSchemaDialect' in root ? root.jsonSchemaDialect : undefined;
    if (stated === DIALECT) return;
    const at = stated === undefined ? 'openapi' : 'jsonSchemaDialect';
    report({
      message: `The JSON Schema dialect is ${stated === undefined ? 'missing' : 'another one'}. Write \`jsonSchemaDialect: ${DIALECT}\`.`,
      location: location.child(at).key(),
    });
  },
});
