const example = 'Change the example, or the schema that it breaks.';
const parameter = 'Name the same parameter in the path and in `parameters`.';

/** What to do, where what Redocly says of it is only what is wrong. */
const fixes: readonly [rule: string, says: RegExp, fix: string][] = [
  ['struct', /^The field `(.+)` must be present/, 'Add `$1`.'],
  ['struct', /^Must contain at least one/, 'Add one of them.'],
  ['struct', /^The field `(.+)` is not allowed/, 'Take `$1` out.'],
  ['struct', /^Expected type/, 'Write a value of the expected type.'],
  ['struct', /^The value of the/, 'Write a value within the limit.'],
  ['info-license', /./, 'Add `license`, with `name` and `identifier` or `url`.'],
  ['info-license-strict', /./, 'Add `identifier` or `url` to `license`.'],
  ['no-ambiguous-paths', /./, 'Change one of the paths, so that no URL fits both.'],
  ['no-duplicated-enum-values', /./, 'Keep one of them.'],
  ['no-duplicated-tag-names', /./, 'Keep one of them.'],
  ['no-empty-servers', /./, 'Add `servers`, each with its `url`.'],
  ['no-enum-type-mismatch', /./, 'Write values of the type, or change `type`.'],
  ['no-example-value-and-externalValue', /./, 'Keep one of the two.'],
  ['no-identical-paths', /./, 'Keep one of the paths; the names of parameters do not tell them apart.'],
  [
    'no-invalid-media-type-examples',
    /^Example validation errored/,
    'Mend the schema: no example can be checked by it.',
  ],
  ['no-invalid-media-type-examples', /./, example],
  ['no-invalid-parameter-examples', /./, example],
  ['no-invalid-schema-examples', /./, example],
  ['no-path-trailing-slash', /./, 'Remove the slash at the end.'],
  ['no-required-schema-properties-undefined', /./, 'Add it to `properties`, or take it out of `required`.'],
  ['no-schema-type-mismatch', /./, 'Change `type`, or take out the keyword of another type.'],
  ['no-server-example.com', /./, 'Write the URL of a server that there is.'],
  ['no-server-trailing-slash', /./, 'Remove the slash at the end.'],
  [
    'no-server-variables-empty-enum',
    /./,
    'List the values that the variable may have, the default among them.',
  ],
  ['no-undefined-server-variable', /./, 'Add it to `variables`, or take it out of the URL.'],
  ['no-unresolved-refs', /./, 'Point to what is there.'],
  ['no-unsafe-markdown', /./, 'Write the link or the text without it.'],
  ['no-unused-components', /./, 'Reference it or delete it.'],
  ['operation-2xx-response', /./, 'Add the response of a success to `responses`.'],
  ['operation-4xx-response', /./, 'Add the response to a wrong request to `responses`.'],
  ['operation-operationId-unique', /./, 'Give each operation its own name.'],
  ['operation-operationId-url-safe', /./, 'Write it in letters and digits.'],
  ['operation-parameters-unique', /./, 'Keep one of them.'],
  ['operation-summary', /./, 'Add `summary`: what the operation does, in at most 60 characters.'],
  ['path-declaration-must-exist', /./, 'Write the name between the braces.'],
  ['path-not-include-query', /./, 'Make it a parameter that is `in: query`.'],
  ['path-parameters-defined', /./, parameter],
  [
    'security-defined',
    /^Every operation/,
    'Add `security` to the operation or to the document; `security: []` for none.',
  ],
  ['security-defined', /./, 'Name a scheme of `components/securitySchemes`.'],
  ['security-scopes-defined', /./, 'Add the scope to the scheme, or name another.'],
  ['spec-components-invalid-map-name', /./, 'Use letters, digits, `.`, `_` and `-` alone.'],
  ['spec-ref-siblings', /./, 'Move it to the target.'],
  ['tag-description', /./, 'Add `description` to the tag.'],
];

/** A rule that is not here says itself what to do. */
export function fixOf(rule: string, message: string): string | undefined {
  const found = fixes.find(([name, says]) => name === rule && says.test(message));
  if (!found) return undefined;
  const [, says, fix] = found;
  return fix.replaceAll('$1', says.exec(message)?.[1] ?? '');
}
