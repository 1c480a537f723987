import { isReference, nameOf, resolve } from '@clientele/openapi';
import type { Node } from './document.ts';
import { paragraphs, table } from './markdown.ts';

/** A table of members for every object schema that the given nodes lead to, each once. */
export function typeTables(document: object, roots: readonly Node[]): string {
  const seen = new Map<string, string>();
  const known = new Set<Node>();
  for (const root of roots) visit(document, root, seen, known);
  return paragraphs(...[...seen.values()]);
}

/** A schema in a few words: `string (uri)`, `Client`, `string[]`, `"add"`. */
export function typeText(document: object, node: Node, within: readonly string[] = []): string {
  const text = (one: Node) => typeText(document, one, within);
  if (isReference(node)) {
    const target = resolve<Node>(document, node);
    const name = nameOf(node);
    if (hasTable(target)) return `[\`${name}\`](#${anchorOf(name)})`;
    // What is made of itself, or of much else, is told by its name.
    return within.length > 2 || within.includes(name)
      ? `\`${name}\``
      : typeText(document, target, [...within, name]);
  }
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  const alternatives = node.oneOf ?? node.anyOf;
  if (alternatives) return alternatives.map(text).join(' or ');
  if (node.allOf) return node.allOf.map(text).join(' and ');
  if (node.items) return `list of ${text(node.items)}`;
  const { additionalProperties: values } = node;
  if (typeof values === 'object') return `object of ${text(values)}`;
  const types = [node.type ?? 'any'].flat().join(' or ');
  return node.format ? `${types} (${node.format})` : types;
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

function hasTable({ properties, oneOf }: Node): boolean {
  return Boolean(properties ?? oneOf);
}

function visit(document: object, node: Node, seen: Map<string, string>, known: Set<Node>): void {
  const target = resolve<Node>(document, node);
  if (known.has(node)) return;
  known.add(node);
  if (isReference(node) && hasTable(target)) {
    const name = nameOf(node);
    if (seen.has(name)) return;
    seen.set(name, section(document, name, target));
  }
  const { additionalProperties: values } = target;
  const inner = [
    ...Object.values(target.properties ?? {}),
    ...(target.oneOf ?? target.anyOf ?? []),
    ...(target.allOf ?? []),
    ...(target.items ? [target.items] : []),
    ...(typeof values === 'object' ? [values] : []),
  ];
  for (const one of inner) visit(document, one, seen, known);
}

function section(document: object, name: string, schema: Node): string {
  const { required = [] } = schema;
  const rows = Object.entries(schema.properties ?? {}).map(([member, node]) => [
    `\`${member}\``,
    typeText(document, node),
    required.includes(member) ? 'yes' : '',
    node.description ?? resolve<Node>(document, node).description ?? '',
  ]);
  const kinds = schema.oneOf ? `One of ${typeText(document, { oneOf: schema.oneOf })}.` : '';
  const members = table(['member', 'type', 'required', 'what it is'], rows);
  return paragraphs(`#### ${name}`, schema.description ?? '', kinds, members);
}
