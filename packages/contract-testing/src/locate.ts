import { readFileSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import { parseFragment, parsePointer } from '@clientele/openapi';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';

interface Parsed {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * Finds where a place of the bundle was written by hand.
 *
 * @param source the contract's root document
 * @param pointer a JSON Pointer into the bundle, such as `/paths/~1clients/get/responses`
 * @returns `file:line`, relative to the working directory; the nearest parent where the place itself is missing.
 */
export function locate(source: string, pointer: string): string {
  const path = parsePointer(pointer);
  const [root, kind, name, ...rest] = path;
  const component =
    root === 'components' && kind && name ? components(source).get(`${kind}/${name}`) : undefined;
  return component ? walk(component, rest) : walk(source, path);
}

function walk(file: string, path: readonly string[]): string {
  let at = parse(file);
  let node: unknown = at.document.contents;
  let line = 1;
  const rest = [...path];
  for (;;) {
    const reference = isMap(node) ? node.get('$ref') : undefined;
    if (typeof reference === 'string') {
      const [target, fragment] = reference.split('#');
      if (target) at = parse(resolve(dirname(at.file), target));
      node = at.document.contents;
      line = 1;
      if (fragment !== undefined) rest.unshift(...parseFragment(fragment));
      continue;
    }
    const key = rest.shift();
    if (key === undefined) break;
    const next = step(node, key);
    if (!next) break;
    line = at.lines.linePos(next.start).line;
    node = next.value;
  }
  return `${relative(process.cwd(), at.file)}:${line}`;
}

function step(node: unknown, key: string): { value: unknown; start: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item ? { value: item, start: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (!pair || !isScalar(pair.key)) return undefined;
  return { value: pair.value, start: pair.key.range?.[0] ?? 0 };
}

const parsed = new Map<string, Parsed>();

function parse(file: string): Parsed {
  const known = parsed.get(file);
  if (known) return known;
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const result = { file, document, lines };
  parsed.set(file, result);
  return result;
}

const indexes = new Map<string, Map<string, string>>();

/** Redocly names a component after its file, in the section that its folder names. */
function components(source: string): Map<string, string> {
  const known = indexes.get(source);
  if (known) return known;
  const found = new Map<string, string>();
  const queue = [source];
  const seen = new Set(queue);
  for (let file = queue.pop(); file; file = queue.pop()) {
    for (const target of references(file)) {
      if (seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
      found.set(`${basename(dirname(target))}/${basename(target, extname(target))}`, target);
    }
  }
  indexes.set(source, found);
  return found;
}

function references(file: string): string[] {
  const found: string[] = [];
  visit(parse(file).document, (_key, node) => {
    if (!isPair(node) || !isScalar(node.key) || node.key.value !== '$ref' || !isScalar(node.value)) return;
    const [target] = String(node.value.value).split('#');
    if (target) found.push(resolve(dirname(file), target));
  });
  return found;
}
