import { isObject } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';
import { retryFaults } from './support/retry-faults.ts';

const KEY = 'x-retry';

export const retry: Oas3Rule = () => ({
  Operation(operation: unknown, { key: method, location, report }) {
    if (!isObject(operation)) return;
    if (operation[KEY] === undefined) {
      const message = `The operation does not say whether a client may send it again. Add \`${KEY}\` with policy (safe, idempotent, never) and reason.`;
      report({ message, location: location.key() });
      return;
    }
    for (const { message, path } of retryFaults(operation[KEY], String(method))) {
      report({ message, location: location.child([KEY, ...path]).key() });
    }
  },
});
