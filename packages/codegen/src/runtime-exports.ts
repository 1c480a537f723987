import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asMap, type OpenApiDocument, plainName } from '@clientele/openapi';
import ts from 'typescript';

/** The module of sdk-runtime that lists what every SDK exports. */
export const runtimeList = createRequire(import.meta.url).resolve('@clientele/sdk-runtime/common');

const elements = ts
  .createSourceFile(runtimeList, readFileSync(runtimeList, 'utf8'), ts.ScriptTarget.Latest)
  .statements.flatMap((statement) => {
    const { exportClause, isTypeOnly = false } = ts.isExportDeclaration(statement) ? statement : {};
    // What is not a list of names would be left out of every SDK.
    if (!exportClause || !ts.isNamedExports(exportClause))
      throw new Error(`${runtimeList}: expected exports by name, nothing else.`);
    return exportClause.elements.map((one) => ({
      name: one.name.text,
      isType: isTypeOnly || one.isTypeOnly,
    }));
  });

/** Functions that every package exports beside those of its operations. */
export const exportedFunctions = [
  'createClient',
  'handlers',
  ...elements.map(({ name }) => name).filter((name) => /^[a-z]/.test(name)),
];

/**
 * The names in an entry's `export { }` of the runtime. A type or class whose name the contract gives
 * to a schema of its own is left out: the explicit export would hide the schema's.
 */
export function runtimeExports(document: OpenApiDocument, more: readonly string[]): string {
  const schemas = Object.keys(asMap(asMap(document.components)['schemas'])).map(plainName);
  const all = [...elements, ...more.map((name) => ({ name, isType: true }))];
  return all
    .filter(({ name }) => exportedFunctions.includes(name) || !schemas.includes(plainName(name)))
    .map(({ name, isType }) => (isType ? `type ${name}` : name))
    .join(', ');
}
