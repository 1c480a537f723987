import type { Oas3Rule } from '@redocly/openapi-core';
import { onExtension } from './support/extension.ts';

export const todo: Oas3Rule = () =>
  onExtension('x-todo', (value, location, report) => {
    const text = typeof value === 'string' ? value.trim() : '';
    const message = text || '`x-todo` does not say what is to do. Write it as one line of text.';
    report({ message, location: location.key() });
  });
