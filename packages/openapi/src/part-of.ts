import type { OpenApiDocument, OperationObject } from './document.ts';
import { asMap, isObject } from './json.ts';
import { methods } from './operations.ts';
import { toPointer } from './pointer.ts';
import { componentKinds, type Reach, referenceGraph } from './reference-graph.ts';

/** Which operations a part of a document has, and whether it has components that they do not use. */
export interface PartChoice {
  readonly operations?: ReadonlySet<OperationObject>;
  readonly unused?: boolean;
}

/**
 * The part of a document that something can be derived from: no operation that is left out
 * ({@link leftOut}), no webhook, and no component that leads to what is broken. Other people's readers
 * fail on a reference to nothing, wherever it stands.
 *
 * @example
 * ```ts
 * partOf(document); // for a mock server
 * partOf(document, { operations: new Set([raw]), unused: false }); // one operation, and what it needs
 * ```
 */
export function partOf(
  document: OpenApiDocument,
  { operations, unused: keepUnused = true }: PartChoice = {},
): OpenApiDocument {
  const reach = referenceGraph(document);
  const used = new Set<string>();
  const use = ({ targets }: Reach) => {
    for (const target of targets) used.add(target);
  };
  const paths = Object.entries(asMap(document.paths)).flatMap(([path, item]) => {
    const kept = Object.entries(asMap(item)).filter(([name, raw]) => {
      if (!isMethod(name)) return true;
      return isObject(raw) && raw['x-left-out'] === undefined && (operations?.has(raw) ?? true);
    });
    if (!kept.some(([name]) => isMethod(name))) return [];
    const entry = Object.fromEntries(kept);
    use(reach(entry, 'pathItem', ['paths', path]));
    return [[path, entry] as const];
  });
  const sections = Object.entries(asMap(document.components)).map(([section, map]) => {
    const kind = componentKinds[section];
    if (!kind) return [section, map] as const;
    const kept = Object.entries(asMap(map)).filter(([name, node]) => {
      const names = ['components', section, name];
      // Paths have their own copies, with the same operationIds.
      const unused = keepUnused && section !== 'pathItems';
      return used.has(toPointer(names)) || (unused && reach(node, kind, names).faults.length === 0);
    });
    return [section, Object.fromEntries(kept)] as const;
  });
  const part = {
    ...document,
    paths: Object.fromEntries(paths),
    ...(document.components ? { components: Object.fromEntries(sections) } : {}),
  };
  Reflect.deleteProperty(part, 'webhooks');
  return part;
}

function isMethod(name: string): boolean {
  return (methods as readonly string[]).includes(name);
}
