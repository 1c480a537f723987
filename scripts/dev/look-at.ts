import { type Prepared, prepareBundled } from '@clientele/codegen';
import type { OpenApiDocument } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { Sources } from '@clientele/openapi/sources';
import { type Cause, causesOf, lintContract } from '@clientele/specs/lint';
import { type BaseResolver, bundle, type Config } from '@redocly/openapi-core';

/** A contract as it is written now: what can be served, or why nothing can. */
export type Seen =
  | { readonly prepared: Prepared; readonly toDos: number }
  | { readonly causes: readonly Cause[] };

/** Lints a contract, and bundles and prepares it if nothing is wrong; `resolver` reads its files, none twice. */
export async function lookAt(config: Config, contract: Registered, resolver: BaseResolver): Promise<Seen> {
  const linted = await lintContract(config, contract, resolver);
  const isError = ({ severity }: { readonly severity: string }) => severity === 'error';
  if (linted.problems.some(isError)) {
    const causes = causesOf(linted);
    const errors = causes.filter(isError);
    // What is an error may follow from what is a to-do.
    return { causes: errors.length > 0 ? errors : causes };
  }
  const { name, source } = contract;
  // Lint is done with what was read: this writes into it.
  const made = await bundle({
    ref: source,
    config: config.forAlias(name),
    externalRefResolver: resolver,
  });
  const prepared = prepareBundled(sorted(made.bundle.parsed as OpenApiDocument)); // lint takes no other
  if ('document' in prepared)
    return { prepared, toDos: contract.level === 'imported' ? linted.problems.length : 0 };
  const sources = new Sources(source);
  return {
    causes: prepared.faults.map(({ pointer, problem }) =>
      causeAt(sources.lineOf(pointer), 'bundle', problem),
    ),
  };
}

/** What is wrong in a line that no rule speaks of. */
function causeAt(at: { file: string; line: number }, rule: string, message: string): Cause {
  return { rule, severity: 'error', message, suggestions: [], ...at, column: 1, frame: '', also: [] };
}

const order =
  'openapi swagger info jsonSchemaDialect servers host basePath schemes consumes produces security tags ' +
  'externalDocs paths webhooks x-webhooks definitions parameters responses securityDefinitions components';

/** `redocly bundle` writes the members of the root in this order. */
function sorted(document: OpenApiDocument): OpenApiDocument {
  const names = order.split(' ').filter((name) => Object.hasOwn(document, name));
  const first = Object.fromEntries(names.map((name) => [name, Reflect.get(document, name)]));
  return { ...first, ...document };
}

/** A contract that nothing is wrong with, and that the mock cannot take. */
export function unservable({ source }: Registered, error: unknown): Cause {
  const message = `It cannot be served: ${error instanceof Error ? error.message : String(error)}`;
  return causeAt({ file: source, line: 1 }, 'mock', message);
}
