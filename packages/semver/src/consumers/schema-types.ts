import { createHash } from 'node:crypto';
import ts from 'typescript';

/**
 * Declares an entry of runtime schemas: of each member a digest of all that it checks. Its type in full
 * would say no more, since compatibility of schemas is the contract's to tell, and takes seconds.
 */
export function declareSchemas(entry: string, schemas: string): string {
  const known = new Map(constants(schemas).map(({ name, value }) => [name, value.getText()]));
  const digests = new Map<string, string>();
  const tables = constants(entry).filter(({ value }) => ts.isObjectLiteralExpression(value));
  const lines = tables.map(({ name, value }) => `export declare const ${name}: ${typeOf(value)};`);
  return ["import { GenericSchema } from 'valibot';", ...lines].join('\n');

  function typeOf(value: ts.Expression): string {
    if (value.getText() === 'undefined') return 'undefined';
    if (!ts.isObjectLiteralExpression(value)) return `GenericSchema<'${digestOf(value.getText())}'>`;
    const members = value.properties.filter(ts.isPropertyAssignment);
    return `{ ${members.map(({ name, initializer }) => `${name.getText()}: ${typeOf(initializer)}`).join('; ')} }`;
  }

  /** A schema may lead to itself; there its name has to do. */
  function digestOf(text: string): string {
    const whole = text.replace(/[\w$]+/g, (name) => {
      const value = known.get(name);
      if (value === undefined) return name;
      const digest = digests.get(name);
      if (digest !== undefined) return digest;
      digests.set(name, name);
      digests.set(name, digestOf(value));
      return digests.get(name) ?? name;
    });
    return createHash('sha256').update(whole).digest('hex');
  }
}

function constants(text: string): { readonly name: string; readonly value: ts.Expression }[] {
  const file = ts.createSourceFile('schemas.ts', text, ts.ScriptTarget.ES2024, true);
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.flatMap(({ name, initializer }) =>
        initializer ? [{ name: name.getText(), value: initializer }] : [],
      ),
    );
}
