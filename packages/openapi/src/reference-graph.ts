import type { OpenApiDocument } from './document.ts';
import { asMap } from './json.ts';
import { OpenApiError } from './openapi-error.ts';
import { parseFragment, toPointer } from './pointer.ts';
import { at, isReference, resolve, valueAt } from './references.ts';
import { type Kind, visit } from './visit.ts';

/** A reference that leads nowhere, and where it stands. */
export interface Fault {
  readonly pointer: string;
  readonly problem: string;
}

/** What references lead to from one place: components as a whole, since they are taken or left as such. */
export interface Reach {
  /** JSON pointers. */
  readonly targets: ReadonlySet<string>;
  readonly faults: readonly Fault[];
}

interface Part {
  readonly references: ReadonlyMap<string, Kind>;
  readonly faults: readonly Fault[];
}

/** What is in each section of `components` that references lead to. */
export const componentKinds: Readonly<Record<string, Kind>> = {
  schemas: 'schema',
  responses: 'response',
  parameters: 'parameter',
  examples: 'example',
  requestBodies: 'requestBody',
  headers: 'header',
  links: 'link',
  callbacks: 'callback',
  pathItems: 'pathItem',
};

/** Gives what can be reached from any place of a document; each component is looked at once. */
export function referenceGraph(
  document: OpenApiDocument,
): (node: unknown, kind: Kind, names: readonly string[]) => Reach {
  const parts = new Map<string, Part>();
  const look = (pointer: string, kind: Kind): Part => {
    const known = parts.get(pointer);
    if (known) return known;
    const part = lookAt(document, valueAt(document, pointer), kind, pointer);
    parts.set(pointer, part);
    return part;
  };
  return (node, kind, names) => {
    const first = lookAt(document, node, kind, toPointer(names));
    const targets = new Set<string>();
    const faults = [...first.faults];
    const open = [first];
    for (const part of open) {
      for (const [pointer, kind] of part.references) {
        if (targets.has(pointer)) continue;
        targets.add(pointer);
        const next = look(pointer, kind);
        faults.push(...next.faults);
        open.push(next);
      }
    }
    return { targets, faults };
  };
}

function lookAt(document: OpenApiDocument, root: unknown, kind: Kind, base: string): Part {
  const references = new Map<string, Kind>();
  const faults: Fault[] = [];
  const leftOut = kind === 'schema' ? asMap(root)['x-left-out'] : undefined;
  if (leftOut !== undefined) faults.push({ pointer: base, problem: String(leftOut) });
  visit(root, kind, (node, kind, names) => {
    if (!isReference(node)) return;
    const problem = faultOf(document, node);
    if (problem) faults.push({ pointer: base + toPointer(names), problem });
    else {
      const [target, targetKind] = unitOf(node.$ref, kind);
      references.set(target, targetKind);
    }
  });
  return { references, faults };
}

/** The component that a reference leads into, else the very place. */
function unitOf($ref: string, kind: Kind): [string, Kind] {
  const names = parseFragment($ref);
  const [root, section = '', name] = names;
  const whole = root === 'components' && name !== undefined ? componentKinds[section] : undefined;
  return whole ? [toPointer(names.slice(0, 3)), whole] : [toPointer(names), kind];
}

/** What is wrong with a reference itself; one further on is at fault where it stands. */
function faultOf(document: OpenApiDocument, node: { readonly $ref: string }): string | undefined {
  const { $ref } = node;
  try {
    at(document, $ref);
    resolve(document, node);
    return undefined;
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    if (error.code === 'ERR_REFERENCE_CYCLE') return `$ref ${$ref} leads back to itself.`;
    if (error.code === 'ERR_POINTER_MALFORMED' && error.pointer === $ref) return `$ref ${error.message}`;
    if (error.pointer !== $ref) return undefined;
    return `$ref ${$ref} leads nowhere; expected a place in the same document.`;
  }
}
