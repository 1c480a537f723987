import type { Oas3Rule } from '@redocly/openapi-core';

// OpenAPI 3.1 allows these, so Redocly's `spec-ref-siblings` lets them pass; it finds the others.
const LEGAL = ['summary', 'description'];

export const noRefSiblings: Oas3Rule = () => ({
  ref(ref, { location, report, type }) {
    if (type.name === 'PathItem') return;
    const schema = type.name === 'Schema';
    const fix = schema ? 'Wrap the reference: `allOf: [{$ref: ...}]`' : 'Move it to the target';
    for (const key of Object.keys(ref)) {
      if (key === '$ref' || !(schema || LEGAL.includes(key))) continue;
      report({
        message: `\`${key}\` stands beside \`$ref\`, and tools disagree which one counts. ${fix}.`,
        location: location.child(key).key(),
      });
    }
  },
});
