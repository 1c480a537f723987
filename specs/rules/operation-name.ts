import { asMap, madeOperationId } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';

export const operationName: Oas3Rule = () => {
  let path = '';
  return {
    PathItem: {
      enter(_item, { key }) {
        path = String(key);
      },
    },
    Operation(operation: unknown, { key: method, location, report }) {
      if (asMap(operation)['operationId'] !== undefined) return;
      report({
        message: `The operation has no operationId, so it is called \`${madeOperationId(String(method), path)}\`. Write that, or a better name.`,
        location: location.key(),
      });
    },
  };
};
