import type { Oas3Rule } from '@redocly/openapi-core';

export const todo: Oas3Rule = () => ({
  SpecExtension(value: unknown, { key, location, report }) {
    if (key !== 'x-todo') return;
    const text = typeof value === 'string' ? value.trim() : '';
    const message = text || '`x-todo` does not say what is to do. Write it as one line of text.';
    report({ message, location: location.key() });
  },
});
