import ts from 'typescript';
import type { Units } from './units.ts';

/** Whether consumers give a value of a type, or get one. */
export type Direction = 'in' | 'out';

/** Members of openapi-typescript's operations. */
const fixed: Readonly<Record<string, Direction>> = { requestBody: 'in', parameters: 'in', responses: 'out' };

/** Members of Fastify's route generic that a handler is given; `Reply` is what it gives. */
const given = new Set(['Body', 'Params', 'Querystring', 'Headers']);

/** Finds for each piece of a module in which directions it is used, from what the module exports. */
export function readDirections({ units }: Units): ReadonlyMap<string, ReadonlySet<Direction>> {
  const found = new Map<string, Set<Direction>>();

  function use(name: string, wanted: Direction): void {
    for (const [key, unit] of units) {
      if (key !== name && !key.startsWith(`${name}.`)) continue;
      const direction = fixedDirection(key) ?? wanted;
      const known = found.get(key) ?? new Set();
      if (known.has(direction)) continue;
      found.set(key, known.add(direction));
      if (unit.kind !== 'link') visit(unit.node, direction);
    }
  }

  function visit(node: ts.Node, direction: Direction): void {
    if (ts.isTypeReferenceNode(node)) {
      use(node.typeName.getText(), direction);
    } else if (ts.isTypeQueryNode(node)) {
      use(node.exprName.getText(), direction);
    } else if (ts.isExpressionWithTypeArguments(node)) {
      use(node.expression.getText(), direction);
    } else if (ts.isIndexedAccessTypeNode(node)) {
      const path = pathOf(node);
      if (path) {
        use(path, direction);
        return;
      }
    } else if (ts.isPropertySignature(node)) {
      const flips = given.has(node.name.getText()) && isRouteGeneric(node);
      if (node.type) visit(node.type, flips ? flip(direction) : direction);
      return;
    } else if (ts.isParameter(node)) {
      if (node.type) visit(node.type, flip(direction));
      return;
    }
    ts.forEachChild(node, (child) => visit(child, direction));
  }

  for (const [name, unit] of units) {
    const direction = fixedDirection(name);
    if (direction) use(name, direction);
    else if (unit.kind === 'value' && unit.exported) use(name, 'out');
  }
  return found;
}

/** Requests go in and responses come out, wherever openapi-typescript's `paths` is passed around. */
function fixedDirection(name: string): Direction | undefined {
  const grouped = name.startsWith('operations.') || name.startsWith('paths.');
  return grouped ? fixed[name.slice(name.lastIndexOf('.') + 1)] : undefined;
}

/** `components.schemas.Client` of `components["schemas"]["Client"]`. */
function pathOf(node: ts.IndexedAccessTypeNode): string | undefined {
  const index = ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal);
  const { objectType } = node;
  if (!index) return undefined;
  const base = ts.isIndexedAccessTypeNode(objectType) ? pathOf(objectType) : rootOf(objectType);
  // Checked above: a string literal.
  return base && `${base}.${((node.indexType as ts.LiteralTypeNode).literal as ts.StringLiteral).text}`;
}

function rootOf(node: ts.TypeNode): string | undefined {
  const name = ts.isTypeReferenceNode(node) ? node.typeName.getText() : undefined;
  return name && ['paths', 'operations', 'components'].includes(name) ? name : undefined;
}

function isRouteGeneric(node: ts.PropertySignature): boolean {
  const owner = node.parent.parent;
  return ts.isTypeReferenceNode(owner) && owner.typeName.getText() === 'RouteHandler';
}

/** The other way round: what a callback is given. */
export function flip(direction: Direction): Direction {
  return direction === 'in' ? 'out' : 'in';
}
