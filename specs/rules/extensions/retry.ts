import { retryPolicies } from '@clientele/openapi';
import type { SchemaObject } from 'ajv';
import { type Extension, has, mapping, oneOf, refused, text, toDo, when } from './extension.ts';
import { onlyIf, resetHeader } from './retry-members.ts';

const policies = retryPolicies.join(', ');
// RFC 9110, section 9.2.1, has the others as safe.
const UNSAFE = ['put', 'post', 'patch', 'delete'];

export const retry: Extension = {
  key: 'x-retry',
  on: ['Operation'],
  demanded: {
    Operation: `The operation does not say whether a client may send it again. Add \`x-retry\` with policy (${policies}) and reason.`,
  },
  form: {
    description: 'Whether a client may send a request of the operation again, and why.',
    ...mapping(
      {
        properties: {
          policy: {
            description:
              '`safe`: it only reads. `idempotent`: a second one changes nothing more. `never`: a second one may do harm.',
            ...oneOf(retryPolicies, `The \`policy\` is missing or unknown. Use one of ${policies}.`),
          },
          reason: {
            description: 'What a second request would do.',
            ...text('The `reason` is missing or empty. Say what a second request would do.'),
          },
          onlyIf,
          resetHeader,
        },
        required: ['policy', 'reason'],
        ...when(has('policy', 'never'), {
          properties: { onlyIf: idle('onlyIf'), resetHeader: idle('resetHeader') },
        }),
      },
      when(
        { const: 'never' },
        toDo(`Nobody has looked since the import. Write a mapping of policy (${policies}) and reason.`),
        refused(
          '`x-retry` is no mapping. Write policy, reason, onlyIf, resetHeader; the first two are required.',
        ),
      ),
    ),
  },
};

/** The form that it has besides, by the method of its operation. */
export const retryByMethod: Readonly<Record<string, SchemaObject>> = Object.fromEntries(
  UNSAFE.map((method) => [method, when(has('policy', 'safe'), { properties: { policy: unsafe(method) } })]),
);

function unsafe(method: string): SchemaObject {
  return refused(
    `A ${method.toUpperCase()} is not \`safe\`. Use \`idempotent\` if a second one changes nothing more, else \`never\`.`,
  );
}

function idle(key: string): SchemaObject {
  return refused(`What is \`never\` sent again has no \`${key}\`. Remove it, or change the policy.`);
}
