import ts from 'typescript';

/** What a module exports. */
export interface Names {
  /** Declared here and exported under their own name. */
  readonly exported: ReadonlySet<string>;
  /** Exported under another name, or from elsewhere: what is exported, and what it is here. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Reads which names a module exports. */
export function readExports(file: ts.SourceFile): Names {
  const exported = new Set<string>();
  const aliases = new Map<string, string>();
  const local = new Set<string>();
  for (const statement of file.statements) {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    for (const name of declaredBy(statement)) {
      local.add(name);
      if (isExported) exported.add(name);
    }
  }
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    for (const { name, propertyName } of statement.exportClause.elements) {
      const source = (propertyName ?? name).text;
      if (local.has(source) && source === name.text) exported.add(source);
      else aliases.set(name.text, source);
    }
  }
  return { exported, aliases };
}

/** A name that a module imports, and what it stands for there. */
export interface Import {
  readonly module: string;
  readonly name: string;
  readonly node: ts.ImportSpecifier;
}

/** Reads what a statement imports by name, by the name that it has here. */
export function readImports(statement: ts.Statement): [string, Import][] {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const module = statement.moduleSpecifier.text;
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map((node) => [
    node.name.text,
    { module, name: (node.propertyName ?? node.name).text, node },
  ]);
}

/** The names that a statement declares. */
export function declaredBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  return ts.isDeclarationStatement(statement) && statement.name ? [statement.name.getText()] : [];
}
