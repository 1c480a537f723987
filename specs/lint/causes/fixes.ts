const example = 'Change the example, or the schema that it breaks.';
const one = 'Keep one of them.';

/** What to do, by the rule of Redocly that says only what is wrong. */
export const fixes: Readonly<Record<string, string>> = {
  'info-license': 'Add `license`, with `name` and `identifier` or `url`.',
  'info-license-strict': 'Add `identifier` or `url` to `license`.',
  'no-ambiguous-paths': 'Change one of the paths, so that no URL fits both.',
  'no-duplicated-enum-values': one,
  'no-duplicated-tag-names': one,
  'no-empty-servers': 'Add `servers`, each with its `url`.',
  'no-enum-type-mismatch': 'Write values of the type, or change `type`.',
  'no-example-value-and-externalValue': one,
  'no-identical-paths': 'Keep one of the paths: names of parameters do not tell them apart.',
  'no-illogical-composition-keywords': 'Change the schemas, so that it is clear which one holds.',
  'no-invalid-media-type-examples': example,
  'no-invalid-parameter-examples': example,
  'no-invalid-schema-examples': example,
  'no-mixed-number-range-constraints': one,
  'no-path-trailing-slash': 'Remove the slash.',
  'no-required-schema-properties-undefined': 'Add it to `properties`, or take it out of `required`.',
  'no-schema-type-mismatch': 'Change `type`, or take out what is of another type.',
  'no-server-example.com': 'Write the URL of a server that there is.',
  'no-server-trailing-slash': 'Remove the slash.',
  'no-server-variables-empty-enum': 'List the values of the variable, the default among them.',
  'no-undefined-server-variable': 'Name the same in the URL and in `variables`.',
  'no-unresolved-refs': 'Point to what is there.',
  'no-unsafe-markdown': 'Write it without the HTML.',
  'no-unused-components': 'Reference it or delete it.',
  'nullable-type-sibling': 'Add `type`.',
  'operation-2xx-response': 'Add the response of a success to `responses`.',
  'operation-4xx-response': 'Add the response to a wrong request to `responses`.',
  'operation-operationId-unique': 'Give each operation a name of its own.',
  'operation-operationId-url-safe': 'Write it in letters and digits.',
  'operation-parameters-unique': one,
  'operation-summary': 'Add `summary`: what the operation does, in at most 60 characters.',
  'path-declaration-must-exist': 'Write the name of a parameter between the braces.',
  'path-not-include-query': 'Make it a parameter that is `in: query`.',
  'path-parameters-defined': 'Name the same parameter in the path and in `parameters`.',
  'security-defined': 'Name a scheme of `components/securitySchemes`; `security: []` for none.',
  'security-scopes-defined': 'Add the scope to the scheme, or name another.',
  'spec-components-invalid-map-name': 'Use letters, digits, `.`, `_` and `-` alone.',
  'spec-discriminator-defaultMapping': 'Add `defaultMapping`, with the name of a schema that there is.',
  'spec-example-values': one,
  'spec-no-invalid-encoding-combinations': one,
  'spec-no-invalid-tag-parents': 'Name a tag that there is, and go round in no circle.',
  'spec-querystring-parameters': one,
  'spec-ref-siblings': 'Move it to the target.',
  struct: 'Write what is expected.',
  'tag-description': 'Add `description` to the tag.',
};

/** A rule that is not here says itself what to do, and so does what Redocly says of a few things. */
export function fixOf(rule: string, message: string): string | undefined {
  const [, missing] = /^The field `(.+)` must be present/.exec(message) ?? [];
  if (missing !== undefined) return `Add \`${missing}\`.`;
  if (/^Example validation errored/.test(message)) return 'Mend the schema: nothing can be checked by it.';
  return message.includes('one of the following') ? undefined : fixes[rule];
}
