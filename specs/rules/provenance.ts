import type { Oas3Rule } from '@redocly/openapi-core';
import { provenance as extension } from './extensions/provenance.ts';
import { checked } from './support/extension.ts';

export const provenance: Oas3Rule = () => checked(extension);
