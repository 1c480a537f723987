/**
 * Every rule that holds in a contract of the house, and what lint calls the to-dos of an imported one
 * that it finds.
 */
export const words: Readonly<Record<string, string>> = {
  'house/dialect': 'dialect',
  'house/extension-name': 'names',
  'house/file-name': 'names',
  'house/no-ref-siblings': 'references',
  'house/no-secret-examples': 'secrets',
  'house/operation-id': 'names',
  'house/operation-name': 'names',
  'house/path-parameters': 'path parameters',
  'house/provenance': 'provenance',
  'house/response-example': 'missing examples',
  'house/retry': 'retry',
  'house/scenario-names': 'scenarios',
  'house/summary-style': 'wording',
  'house/todo': 'decisions',
  'house/used-files': 'unused',
  'info-license': 'info',
  'info-license-strict': 'info',
  'no-ambiguous-paths': 'paths',
  'no-duplicated-enum-values': 'schemas',
  'no-duplicated-tag-names': 'tags',
  'no-empty-servers': 'servers',
  'no-enum-type-mismatch': 'schemas',
  'no-example-value-and-externalValue': 'wrong examples',
  'no-identical-paths': 'paths',
  'no-illogical-composition-keywords': 'schemas',
  'no-invalid-media-type-examples': 'wrong examples',
  'no-invalid-parameter-examples': 'wrong examples',
  'no-invalid-schema-examples': 'wrong examples',
  'no-mixed-number-range-constraints': 'schemas',
  'no-path-trailing-slash': 'paths',
  'no-required-schema-properties-undefined': 'schemas',
  'no-schema-type-mismatch': 'schemas',
  'no-server-example.com': 'servers',
  'no-server-trailing-slash': 'servers',
  'no-server-variables-empty-enum': 'servers',
  'no-undefined-server-variable': 'servers',
  'no-unresolved-refs': 'references',
  'no-unsafe-markdown': 'wording',
  'no-unused-components': 'unused',
  'nullable-type-sibling': 'schemas',
  'operation-2xx-response': 'missing responses',
  'operation-4xx-response': 'missing responses',
  'operation-operationId-unique': 'names',
  'operation-operationId-url-safe': 'names',
  'operation-parameters-unique': 'parameters',
  'operation-summary': 'wording',
  'path-declaration-must-exist': 'paths',
  'path-not-include-query': 'paths',
  'path-parameters-defined': 'path parameters',
  'security-defined': 'security',
  'security-scopes-defined': 'security',
  'spec-components-invalid-map-name': 'names',
  'spec-discriminator-defaultMapping': 'schemas',
  'spec-example-values': 'wrong examples',
  'spec-no-invalid-encoding-combinations': 'structure',
  'spec-no-invalid-tag-parents': 'tags',
  'spec-querystring-parameters': 'parameters',
  'spec-ref-siblings': 'references',
  struct: 'structure',
  'tag-description': 'tags',
};

// Elsewhere these are off, and stay so.
const oneVersion = {
  oas3_0Rules: ['no-example-value-and-externalValue', 'nullable-type-sibling'],
  oas3_1Rules: ['no-example-value-and-externalValue', 'no-mixed-number-range-constraints'],
  oas3_2Rules: [
    'no-mixed-number-range-constraints',
    'spec-discriminator-defaultMapping',
    'spec-example-values',
    'spec-no-invalid-encoding-combinations',
    'spec-no-invalid-tag-parents',
    'spec-querystring-parameters',
  ],
};

const warn = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'warn' as const]));
const { oas3_0Rules, oas3_1Rules, oas3_2Rules } = oneVersion;
const some = Object.values(oneVersion).flat();

/** What is an error in a contract of the house is a to-do in an imported one. */
export const imported = {
  rules: warn(Object.keys(words).filter((name) => !some.includes(name))),
  oas3_0Rules: warn(oas3_0Rules),
  oas3_1Rules: warn(oas3_1Rules),
  oas3_2Rules: warn(oas3_2Rules),
};
