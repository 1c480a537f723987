import type { Oas3Rule } from '@redocly/openapi-core';
import { todo as extension } from './extensions/todo.ts';
import { checked } from './support/extension.ts';

export const todo: Oas3Rule = () =>
  checked(extension, (value) => (typeof value === 'string' && value.trim()) || undefined);
