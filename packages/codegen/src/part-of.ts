import {
  asMap,
  isObject,
  methods,
  type OpenApiDocument,
  type OperationObject,
  toPointer,
} from '@clientele/openapi';
import { componentKinds, type Reach, referenceGraph } from './prepare/reference-graph.ts';

/** Which operations a part of a document has, and whether it has components that they do not use. */
export interface Choice {
  readonly operations?: ReadonlySet<OperationObject>;
  readonly unused?: boolean;
}

/**
 * The part of a prepared document that generators are given: no operation that is left out, no
 * webhook, and no component that leads to what is broken.
 */
export function partOf(
  document: OpenApiDocument,
  { operations, unused: keepUnused = true }: Choice = {},
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
