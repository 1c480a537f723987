import type { Extension } from './extension.ts';

export const documentedOperationId: Extension = {
  key: 'x-documented-operation-id',
  on: ['Operation'],
  form: {
    description: "The operationId is the vendor's, whatever its form.",
    const: true,
    errorMessage: '`x-documented-operation-id` is `true` or not there.',
  },
};
