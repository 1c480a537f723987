import { asMap } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';
import { retry as extension, retryByMethod } from './extensions/retry.ts';
import { checked, reportFaults } from './support/extension.ts';

export const retry: Oas3Rule = () => ({
  ...checked(extension),
  Operation(operation: unknown, { key: method, location, report }) {
    const form = retryByMethod[String(method)];
    if (form) reportFaults(form, asMap(operation)[extension.key], location.child(extension.key), report);
  },
});
