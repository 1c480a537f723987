import type { Plugin } from '@redocly/openapi-core';
import { dialect } from './dialect.ts';
import { extensionName } from './extension-name.ts';
import { fileName } from './file-name.ts';
import { imported } from './imported.ts';
import { noRefSiblings } from './no-ref-siblings.ts';
import { noSecretExamples } from './no-secret-examples.ts';
import { operationId } from './operation-id.ts';
import { operationName } from './operation-name.ts';
import { pathParameters } from './path-parameters.ts';
import { provenance } from './provenance.ts';
import { responseExample } from './response-example.ts';
import { retry } from './retry.ts';
import { scenarioNames } from './scenario-names.ts';
import { summaryStyle } from './summary-style.ts';
import { todo } from './todo.ts';
import { usedFiles } from './used-files.ts';

const rules = {
  dialect,
  'extension-name': extensionName,
  'file-name': fileName,
  'no-ref-siblings': noRefSiblings,
  'no-secret-examples': noSecretExamples,
  'operation-id': operationId,
  'operation-name': operationName,
  'path-parameters': pathParameters,
  provenance,
  'response-example': responseExample,
  retry,
  'scenario-names': scenarioNames,
  'summary-style': summaryStyle,
  todo,
  'used-files': usedFiles,
};

const house = {
  id: 'house',
  rules: { oas3: rules },
  configs: {
    all: {
      rules: Object.fromEntries(Object.keys(rules).map((name) => [`house/${name}`, 'error' as const])),
    },
    imported,
  },
} satisfies Plugin;

// Redocly takes an object for its deprecated plugin format, hence the function.
export default (): typeof house => house;
