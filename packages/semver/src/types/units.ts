import ts from 'typescript';
import { declaredBy, type Import, readExports, readImports } from './exports.ts';

/** A piece of an API that is rated on its own: a declaration, or a member of one that only groups. */
export interface Unit {
  /** `createClient`, `operations.updateClient.requestBody`. */
  readonly name: string;
  /** Whether importers can name it. */
  readonly exported: boolean;
  /** `other`: of a kind that has nothing to compare but its text. */
  readonly kind: 'type' | 'generic' | 'value' | 'link' | 'opaque' | 'other';
  /** Its declaration without comments. */
  readonly text: string;
  /** How many of its parts are deprecated. */
  readonly deprecated: number;
  readonly node: ts.Node;
  readonly type: () => ts.Type;
}

/** The pieces of one module. */
export interface Units {
  readonly units: ReadonlyMap<string, Unit>;
  /** What local names stand for that come from other modules. */
  readonly imports: ReadonlyMap<string, Import>;
}

/** What openapi-typescript groups, and how deep: its members are pieces of their own. */
const groups: Readonly<Record<string, number>> = { paths: 2, operations: 2, components: 2 };

/** Modules whose types say nothing to consumers: a schema's are rated by what the contract accepts. */
const opaque = new Set(['valibot']);

const printer = ts.createPrinter({ removeComments: true });

/** Cuts a report into its pieces. */
export function readUnits(file: ts.SourceFile, checker: ts.TypeChecker): Units {
  const units = new Map<string, Unit>();
  const imports = new Map(file.statements.flatMap(readImports));
  const { exported, aliases } = readExports(file);

  function add(name: string, node: ts.Node, kind: Unit['kind'], type: () => ts.Type, own = name): void {
    const text = `${units.get(name)?.text ?? ''}${print(node)}`;
    const commented = ts.isVariableDeclaration(node) ? node.parent.parent : node;
    const deprecated = commented.getFullText().match(/\/\/.*@deprecated/g)?.length ?? 0;
    units.set(name, { name, kind, text, deprecated, node, type, exported: exported.has(own) });
  }

  function addMembers(name: string, node: ts.Node, depth: number, own = name): boolean {
    const members = ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : undefined;
    if (depth === 0 || !members?.every(ts.isPropertySignature)) return false;
    for (const member of members) {
      if (!member.type || member.type.kind === ts.SyntaxKind.NeverKeyword) continue;
      const path = `${name}.${nameOf(member.name)}`;
      if (addMembers(path, member.type, depth - 1, own)) continue;
      const kind = isOpaque(member.type, imports) ? 'opaque' : 'type';
      add(path, member, kind, () => checker.getTypeAtLocation(member.name), own);
    }
    return true;
  }

  function addDeclaration(statement: ts.Statement): void {
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      const { name } = statement;
      if (addMembers(name.text, statement, groups[name.text] ?? 0)) return;
      add(name.text, statement, statement.typeParameters ? 'generic' : 'type', () =>
        checker.getTypeAtLocation(name),
      );
    } else if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) {
        if (one.type && addMembers(one.name.getText(), one.type, Infinity)) continue;
        add(one.name.getText(), one, 'value', () => checker.getTypeAtLocation(one.name));
      }
    } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
      const { name } = statement;
      add(name.text, statement, 'value', () =>
        checker.getTypeOfSymbolAtLocation(symbolOf(checker, name), name),
      );
    } else if (!ts.isImportDeclaration(statement) && !isExportList(statement)) {
      const name = declaredBy(statement)[0] ?? print(statement);
      const isExported = exported.has(name) || !ts.isDeclarationStatement(statement) || !statement.name;
      addOther(name, 'other', print(statement), statement, isExported);
    }
  }

  function addOther(
    name: string,
    kind: Unit['kind'],
    text: string,
    node: ts.Node,
    isExported: boolean,
    type: () => ts.Type = () => checker.getAnyType(),
  ): void {
    units.set(name, { name, kind, text, deprecated: 0, node, type, exported: isExported });
  }

  function addImport(name: string, { node, ...from }: Import): void {
    const symbol = symbolOf(checker, node.name);
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
    const isGeneric = target.declarations?.some((one) => 'typeParameters' in one && one.typeParameters);
    const kind = isValue ? 'value' : isGeneric ? 'generic' : 'type';
    addOther(name, kind, sourceOf(from), node, false, () =>
      isValue ? checker.getTypeOfSymbol(target) : checker.getDeclaredTypeOfSymbol(target),
    );
  }

  for (const [name, source] of imports) addImport(name, source);
  for (const statement of file.statements) addDeclaration(statement);
  for (const [name, local] of aliases) {
    const source = imports.get(local);
    addOther(name, 'link', source ? sourceOf(source) : local, file, true);
  }
  return { units, imports };
}

/** The members of an interface as text, and what stands before them; undefined for anything else. */
export function membersOf({ node }: Unit): { head: string; members: string[] } | undefined {
  if (!ts.isInterfaceDeclaration(node)) return undefined;
  const head = [node.name, ...(node.typeParameters ?? []), ...(node.heritageClauses ?? [])]
    .map(print)
    .join(' ');
  return { head, members: node.members.map(print) };
}

function print(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replace(/^(export |declare )+/, '');
}

function sourceOf({ module, name }: Pick<Import, 'module' | 'name'>): string {
  return `${module}#${name}`;
}

function isExportList(statement: ts.Statement): boolean {
  return ts.isExportDeclaration(statement) && statement.exportClause !== undefined;
}

function isOpaque(node: ts.TypeNode, imports: Units['imports']): boolean {
  return ts.isTypeReferenceNode(node) && opaque.has(imports.get(node.typeName.getText())?.module ?? '');
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
