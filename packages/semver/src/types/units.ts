import ts from 'typescript';

/** A piece of an API that is judged on its own: a declaration, or a member of one that only groups. */
export interface Unit {
  /** `createClient`, `operations.updateClient.requestBody`. */
  readonly name: string;
  /** Whether importers can name it. */
  readonly exported: boolean;
  readonly kind: 'type' | 'generic' | 'value' | 'link' | 'opaque';
  /** Its declaration without comments. */
  readonly text: string;
  readonly node: ts.Node;
  readonly type: () => ts.Type;
}

/** The pieces of one module. */
export interface Units {
  readonly units: ReadonlyMap<string, Unit>;
  /** What local names stand for that come from other modules. */
  readonly imports: ReadonlyMap<string, { readonly module: string; readonly name: string }>;
}

/** What openapi-typescript groups, and how deep: its members are pieces of their own. */
const groups: Readonly<Record<string, number>> = { paths: 2, operations: 2, components: 2 };

/** Modules whose types say nothing to consumers: a schema's are judged by what the contract accepts. */
const opaque = new Set(['valibot']);

const printer = ts.createPrinter({ removeComments: true });

/** Cuts a report into its pieces. */
export function readUnits(file: ts.SourceFile, checker: ts.TypeChecker): Units {
  const units = new Map<string, Unit>();
  const imports = new Map<string, { module: string; name: string }>();
  const { exported, aliases } = readExports(file);

  function print(node: ts.Node): string {
    const text = printer.printNode(ts.EmitHint.Unspecified, node, file);
    return text.replace(/^(export |declare )+/, '');
  }

  function add(
    name: string,
    node: ts.Node,
    kind: Unit['kind'],
    type: () => ts.Type,
    isExported: boolean,
  ): void {
    const text = `${units.get(name)?.text ?? ''}${print(node)}`;
    units.set(name, { name, kind, text, node, type, exported: isExported });
  }

  function addMembers(name: string, node: ts.Node, depth: number, isExported: boolean): boolean {
    const members = ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : undefined;
    if (depth === 0 || !members?.every(ts.isPropertySignature)) return false;
    for (const member of members) {
      if (!member.type || member.type.kind === ts.SyntaxKind.NeverKeyword) continue;
      const path = `${name}.${nameOf(member.name)}`;
      if (addMembers(path, member.type, depth - 1, isExported)) continue;
      const kind = isOpaque(member.type, imports) ? 'opaque' : 'type';
      add(path, member, kind, () => checker.getTypeAtLocation(member.name), isExported);
    }
    return true;
  }

  for (const statement of file.statements) {
    for (const [local, source] of importsOf(statement)) imports.set(local, source);
  }
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      const name = statement.name.text;
      if (addMembers(name, statement, groups[name] ?? 0, exported.has(name))) continue;
      const kind = statement.typeParameters ? 'generic' : 'type';
      add(name, statement, kind, () => checker.getTypeAtLocation(statement.name), exported.has(name));
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const name = declaration.name.getText();
        if (declaration.type && addMembers(name, declaration.type, Infinity, exported.has(name))) continue;
        add(
          name,
          declaration,
          'value',
          () => checker.getTypeAtLocation(declaration.name),
          exported.has(name),
        );
      }
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      const { name } = statement;
      const type = () => checker.getTypeOfSymbolAtLocation(symbolOf(checker, name), name);
      add(name.text, statement, 'value', type, exported.has(name.text));
    }
  }
  for (const [name, local] of aliases) {
    const source = imports.get(local);
    const text = source ? `${source.module}#${source.name}` : local;
    units.set(name, {
      name,
      kind: 'link',
      text,
      node: file,
      type: () => checker.getAnyType(),
      exported: true,
    });
  }
  return { units, imports };
}

/** The members of an interface as text, and what stands before them; undefined for anything else. */
export function membersOf({ node }: Unit): { head: string; members: string[] } | undefined {
  if (!ts.isInterfaceDeclaration(node)) return undefined;
  const file = node.getSourceFile();
  const print = (part: ts.Node) => printer.printNode(ts.EmitHint.Unspecified, part, file);
  const head = [node.name, ...(node.typeParameters ?? []), ...(node.heritageClauses ?? [])]
    .map(print)
    .join(' ');
  return { head, members: node.members.map(print) };
}

function readExports(file: ts.SourceFile): { exported: Set<string>; aliases: Map<string, string> } {
  const exported = new Set<string>();
  const aliases = new Map<string, string>();
  const local = new Set<string>();
  for (const statement of file.statements) {
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : [nameOfDeclaration(statement)];
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    for (const name of named) {
      if (!name) continue;
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

function importsOf(statement: ts.Statement): [string, { module: string; name: string }][] {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const module = statement.moduleSpecifier.text;
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map(({ name, propertyName }) => [
    name.text,
    { module, name: (propertyName ?? name).text },
  ]);
}

function isOpaque(node: ts.TypeNode, imports: Units['imports']): boolean {
  return ts.isTypeReferenceNode(node) && opaque.has(imports.get(node.typeName.getText())?.module ?? '');
}

function nameOfDeclaration(statement: ts.Statement): string | undefined {
  return ts.isDeclarationStatement(statement) && statement.name ? statement.name.getText() : undefined;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) || ts.isNumericLiteral(name) || ts.isIdentifier(name)
    ? name.text
    : name.getText();
}

function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol {
  const symbol = checker.getSymbolAtLocation(name);
  if (!symbol) throw new Error(`TypeScript has no symbol for ${name.text}.`);
  return symbol;
}
