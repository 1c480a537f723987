import { asList, asMap, type OpenApiDocument, visit } from '@clientele/openapi';
import { createClient, reserved, type UserConfig } from '@hey-api/openapi-ts';
import type { Hoisted } from '../hoist-bodies.ts';
import { operationFacts } from '../operation-facts.ts';
import { scenarioTables } from '../scenario-table.ts';
import { objectSchema } from './object-schema.ts';
import { operationSchemas } from './operation-schemas.ts';
import { routeHandlers } from './route-handlers.ts';
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
 * and `route-handlers.gen.ts` of every document into its folder. hey-api runs in this process, once for all.
 */
export async function generateSdk(jobs: readonly SdkJob[]): Promise<void> {
  await createClient(jobs.map((job) => config(job)));
}

function config({ name, document, held, hoisted, folder }: SdkJob): UserConfig {
  const facts = operationFacts(document);
  const { shapes } = hoisted;
  return {
    // hey-api types its input for 3.0 and 3.1 by its own copies of the specification's types.
    input: forHeyApi(hoisted.document) as unknown as UserConfig['input'],
    output: { path: folder, clean: true, entryFile: false, importFileExtension: '.ts' },
    logs: { level: 'silent', file: false },
    plugins: [
      '@hey-api/typescript',
      { name: 'valibot', $resolvers: { object: objectSchema } },
      routeHandlers(facts, shapes),
      operationSchemas(facts, shapes),
      sdkFunctions(name, facts, shapes),
      scenarios(scenarioTables(held), shapes),
    ],
  };
}

/** A schema of an object takes a list too, and makes an object of it: a list is to be tried first. */
function listsFirst(schema: Record<string, unknown>, keyword: string): void {
  const branches = asList(schema[keyword]);
  const ofLists = branches.filter((branch) => asMap(branch)['type'] === 'array');
  const first = branches.findIndex((branch) => asMap(branch)['type'] === 'object');
  if (first < 0 || ofLists.every((branch) => branches.indexOf(branch) < first)) return;
  schema[keyword] = [...ofLists, ...branches.filter((branch) => !ofLists.includes(branch))];
}

/**
 * A copy in which the types of 64-bit integers hold at run time too, where hey-api would make a BigInt
 * of a number or a text; without defaults, which its schemas would put into values that have none; and
 * in which descriptions, which it writes into comments, have the examples.
 */
function forHeyApi(document: OpenApiDocument): OpenApiDocument {
  // Not structuredClone: what stands at two places is to be changed at each.
  const copy: OpenApiDocument = JSON.parse(JSON.stringify(document));
  visit(copy, 'document', (schema, kind) => {
    if (kind !== 'schema') return;
    const { format, examples, description } = schema;
    if (/^u?int64$/.test(String(format))) delete schema['format'];
    delete schema['default'];
    for (const keyword of ['anyOf', 'oneOf']) listsFirst(schema, keyword);
    if (!Array.isArray(examples) || typeof description !== 'string') return;
    const shown = examples.map((example) => `@example ${JSON.stringify(example)}`);
    schema['description'] = [description, ...shown].join('\n\n').replaceAll('*/', '*\\/');
  });
  return copy;
}
