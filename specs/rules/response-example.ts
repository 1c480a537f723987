import { asMap } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';

export const responseExample: Oas3Rule = () => ({
  Operation(operation: unknown, { location, report, specVersion }) {
    // Elsewhere the structure demands them.
    if (specVersion === 'oas3_0' || asMap(operation)['responses'] !== undefined) return;
    report({
      message: 'The operation has no `responses`. Add what it answers, by status.',
      location: location.key(),
    });
  },
  Response(response: unknown, { location, report }) {
    const { content } = asMap(response);
    for (const [name, mediaType] of Object.entries(asMap(content))) {
      const { example, examples } = asMap(mediaType);
      const at = location.child(['content', name]);
      if (example !== undefined) {
        report({
          message: 'A single `example` has no scenario name. Move it into `examples`, under one.',
          location: at.child('example').key(),
        });
      } else if (Object.keys(asMap(examples)).length === 0) {
        report({
          message: `The response has no example for ${name}. Add \`examples\` with at least one scenario.`,
          location: at.key(),
        });
      }
    }
  },
});
