import { isObject, type OpenApiDocument } from '@clientele/openapi';
import { createClient, reserved, type UserConfig } from '@hey-api/openapi-ts';
import type { Hoisted } from '../hoist-bodies.ts';
import { operationFacts } from '../operation-facts.ts';
import { scenarioTables } from '../scenario-table.ts';
import { objectSchema } from './object-schema.ts';
import { operationSchemas } from './operation-schemas.ts';
import { scenarios } from './scenarios.ts';
import { sdkFunctions } from './sdk-functions.ts';

// A function may be called `document`: what no function can be called is in no prepared document.
reserved.runtime.set([]);
// A schema of such a name would stand where the language's own is meant.
reserved.type.set((names) => [...names, 'Array', 'Blob', 'File', 'NonNullable', 'Omit', 'Promise']);

/** A contract, what hey-api is to be given of it, and the folder that gets what it writes. */
export interface SdkJob {
  readonly name: string;
  readonly document: OpenApiDocument;
  /** With the schemas of what a program holds. */
  readonly held: OpenApiDocument;
  readonly hoisted: Hoisted;
  readonly folder: string;
}

/**
 * Writes `sdk.gen.ts`, `types.gen.ts`, `valibot.gen.ts`, `operation-schemas.gen.ts`, `scenarios.gen.ts`
 * and `fastify.gen.ts` of every document into its folder. hey-api runs in this process, once for all.
 */
export async function generateSdk(jobs: readonly SdkJob[]): Promise<void> {
  await createClient(jobs.map((job) => config(job)));
}

function config({ name, document, held, hoisted, folder }: SdkJob): UserConfig {
  const facts = operationFacts(document);
  const { shapes } = hoisted;
  return {
    // hey-api types its input for 3.0 and 3.1 by its own copies of the specification's types.
    input: withExamples(numbersStayNumbers(hoisted.document)) as unknown as UserConfig['input'],
    output: { path: folder, clean: true, entryFile: false, importFileExtension: '.ts' },
    logs: { level: 'silent', file: false },
    plugins: [
      '@hey-api/typescript',
      { name: 'valibot', $resolvers: { object: objectSchema } },
      'fastify',
      operationSchemas(facts, shapes),
      sdkFunctions(name, facts, shapes),
      scenarios(scenarioTables(held), shapes),
    ],
  };
}

/** The types say `number` for 64-bit integers; without this the runtime schemas say BigInt. */
function numbersStayNumbers(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (isObject(value) && isInteger(value['type']) && /^u?int64$/.test(String(value['format']))) {
      delete value['format'];
    }
    return value;
  });
}

/** hey-api writes descriptions alone into comments; editors show `@example` beside them. */
function withExamples(document: OpenApiDocument): OpenApiDocument {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    // `examples` of a media type is a map, of a schema a list.
    if (isObject(value) && Array.isArray(value['examples']) && typeof value['description'] === 'string') {
      const examples = value['examples'].map((example) => `@example ${JSON.stringify(example)}`);
      value['description'] = [value['description'], ...examples].join('\n\n').replaceAll('*/', '*\\/');
    }
    return value;
  });
}

function isInteger(type: unknown): boolean {
  return Array.isArray(type) ? type.includes('integer') : type === 'integer';
}
