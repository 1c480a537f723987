import { dirname, join } from 'node:path';
import ts from 'typescript';
import { declaredBy, readImports } from '../types/exports.ts';
import { assemble, type Part, type Statement } from './assemble.ts';
import { declare } from './declare.ts';

/**
 * The declarations of a generated entry as one module: what it exports, and the rest as far as that
 * leads there. It stands for a report of API Extractor, and takes no program: generated code
 * says its types itself.
 */
export async function readModule(entry: string): Promise<string> {
  const parts = new Map<string, Part>();
  const links = new Map<string, string>();

  async function include(file: string, visible: boolean): Promise<void> {
    const known = parts.get(file);
    if (known) {
      known.visible ||= visible;
      return;
    }
    const part: Part = { statements: [], imports: new Map(), visible };
    parts.set(file, part);
    for (const statement of parse(await declare(file)).statements) {
      const from = sourceOf(statement);
      const own = from?.startsWith('./') ? join(dirname(file), from) : undefined;
      if (ts.isImportDeclaration(statement)) {
        if (own) await include(own, false);
        else for (const [name, taken] of readImports(statement)) part.imports.set(name, taken);
      } else if (ts.isExportDeclaration(statement)) {
        const names = statement.exportClause;
        if (own) await include(own, !names);
        if (!names || !ts.isNamedExports(names)) continue;
        const source = from && !own ? ` from '${from}'` : '';
        for (const one of names.elements)
          links.set(one.name.text, `export { ${one.getText().replace(/^type /, '')} }${source};`);
      } else part.statements.push(read(statement));
    }
  }

  await include(entry, true);
  return assemble([...parts.values()], links);
}

const printer = ts.createPrinter({ removeComments: true });

function read(statement: ts.Statement): Statement {
  const text = printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile());
  return {
    names: declaredBy(statement),
    text: text.replace(/^(export |declare )+/, ''),
    exported: text.startsWith('export '),
    deprecated: ts.getJSDocDeprecatedTag(statement) !== undefined,
  };
}

function sourceOf(statement: ts.Statement): string | undefined {
  const from =
    ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
      ? statement.moduleSpecifier
      : undefined;
  return from && ts.isStringLiteral(from) ? from.text : undefined;
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('module.d.ts', text, ts.ScriptTarget.ES2024, true);
}
