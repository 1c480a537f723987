import { asMap } from '@clientele/openapi';
import type { Oas3Rule, UserContext } from '@redocly/openapi-core';
import { secretIn } from './support/secret.ts';

export const noSecretExamples: Oas3Rule = () => ({
  Schema: inspect('example', 'examples', 'default', 'const', 'enum'),
  Example: inspect('value'),
  MediaType: inspect('example'),
  Parameter: inspect('example'),
  Header: inspect('example'),
  ServerVariable: inspect('default', 'enum'),
  SpecExtension(value: unknown, context) {
    if (context.key === 'x-cause') inspect('body', 'rawBody')(value, context);
  },
});

function inspect(...keys: string[]) {
  return (node: unknown, { location, report }: UserContext): void => {
    const members = asMap(node);
    for (const [path, text] of keys.flatMap((key) => [...strings(members[key], [key])])) {
      const kind = secretIn(text);
      if (kind === undefined) continue;
      report({
        message: `This looks like ${kind}. Write placeholder words instead, such as \`example-client-secret\`.`,
        location: location.child(path),
      });
    }
  };
}

type Path = (string | number)[];

function* strings(value: unknown, path: Path): Generator<[Path, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* strings(member, [...path, key]);
}
