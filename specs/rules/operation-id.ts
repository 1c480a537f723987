import { asMap } from '@clientele/openapi';
import type { Oas3Rule } from '@redocly/openapi-core';
import { documentedOperationId } from './extensions/documented-operation-id.ts';
import { checked } from './support/extension.ts';

const VERBS = [
  ...['list', 'search', 'get', 'create', 'register', 'update', 'replace', 'delete'],
  ...['enable', 'disable', 'rotate', 'revoke', 'restore', 'verify', 'import', 'export'],
];

/** Whether a name is camelCase, a verb and a noun. */
export function isVerbAndNoun(name: string, verbs: readonly string[] = VERBS): boolean {
  return new RegExp(`^(?:${verbs.join('|')})[A-Z][A-Za-z0-9]*$`).test(name);
}

/** Option `verbs` replaces the list. */
export const operationId: Oas3Rule = ({ verbs = VERBS }: { verbs?: string[] }) => {
  return {
    ...checked(documentedOperationId),
    Operation(operation: unknown, { location, report }) {
      const { operationId, [documentedOperationId.key]: documented } = asMap(operation);
      if (typeof operationId !== 'string' || documented === true || isVerbAndNoun(operationId, verbs)) return;
      report({
        message: `The operationId \`${operationId}\` is not camelCase verb and noun. Start it with one of ${verbs.join(', ')}, as in \`updateClient\`; if the vendor documents it as it is, add \`${documentedOperationId.key}: true\`.`,
        location: location.child('operationId'),
      });
    },
  };
};
