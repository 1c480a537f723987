import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';

import { isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument, visit } from 'yaml';
import { fragmentNames, parseFragment } from './pointer.ts';

/** A line of a hand-written file. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

/** A node, the file that it stands in, and where it begins there: at its key, if it has one. */
interface Spot {
  readonly file: string;
  readonly node: unknown;
  readonly offset: number;
}

/** As far as names lead, and how many of them lead no further. */
interface Found {
  readonly spot: Spot;
  readonly left: number;
}

/** The hand-written files of a contract, which a place of its bundle is looked for in. */
export class Sources {
  readonly #root: string;
  #components: ReadonlyMap<string, Spot> | undefined;
  readonly #files = new Map<string, { readonly lines: LineCounter; readonly top: Spot }>();

  constructor(root: string) {
    this.#root = root;
  }

  /**
   * The line of a place, along the names of its pointer and through references, as far as they lead.
   * Where a reference stands at its end, that is meant, or the target.
   */
  lineOf(pointer: string, end: 'reference' | 'target' = 'reference'): Line {
    const { spot } = this.#find(parseFragment(pointer));
    return this.#lineOf(end === 'target' ? this.#followed(spot) : spot);
  }

  /** The line of a place, if the files have it under the names of its pointer; references as {@link Sources.lineOf}. */
  exactLineOf(pointer: string): Line | undefined {
    const { spot, left } = this.#find(parseFragment(pointer));
    return left === 0 ? this.#lineOf(spot) : undefined;
  }

  #lineOf({ file, offset }: Spot): Line {
    return { file, line: this.#open(file).lines.linePos(offset).line };
  }

  #find(names: readonly string[]): Found {
    const [components, section, name, ...rest] = names;
    const top = this.#open(this.#root).top;
    let found = this.#walk(top, names);
    // An upgrade to 3.1 gives them this name.
    if (names[0] === 'webhooks' && found.left === names.length) {
      found = this.#walk(top, ['x-webhooks', ...names.slice(1)]);
    }
    if (found.left > 0 && components === 'components' && section && name) {
      // The bundle has made a component of what a reference led to.
      this.#components ??= this.#findComponents();
      // Sections may share a name, and folders are called like them.
      const component = this.#components.get(`${section}/${name}`) ?? this.#components.get(name);
      const inComponent = component && this.#walk(component, rest);
      if (inComponent && inComponent.left < found.left) found = inComponent;
    }
    return found;
  }

  #open(file: string): { readonly lines: LineCounter; readonly top: Spot } {
    const known = this.#files.get(file);
    if (known) return known;
    const lines = new LineCounter();
    const { contents } = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
    const opened = { lines, top: { file, node: contents, offset: 0 } };
    this.#files.set(file, opened);
    return opened;
  }

  #walk(from: Spot, names: readonly string[]): Found {
    let spot = from;
    for (const [index, name] of names.entries()) {
      const parent = this.#followed(spot);
      const next = childOf(parent, name);
      if (!next) return { spot: parent, left: names.length - index };
      spot = next;
    }
    return { spot, left: 0 };
  }

  /** What a reference leads to, and that; a circle is left where it closes. */
  #followed(spot: Spot, seen: readonly unknown[] = []): Spot {
    const reference = isMap(spot.node) ? spot.node.get('$ref') : undefined;
    if (typeof reference !== 'string' || seen.includes(spot.node)) return spot;
    const target = this.#target(spot.file, reference);
    return target ? this.#followed(target, [...seen, spot.node]) : spot;
  }

  #target(from: string, reference: string): Spot | undefined {
    const [path = '', fragment = ''] = reference.split('#');
    const file = path === '' ? from : resolve(dirname(from), path);
    const names = fragmentNames(fragment);
    if (!names || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
    const { spot, left } = this.#walk(this.#open(file).top, names);
    return left === 0 ? spot : undefined;
  }

  /** What references lead to, by the name that a bundle gives it: the last in the reference; with its folder too. */
  #findComponents(): ReadonlyMap<string, Spot> {
    const found = new Map<string, Spot>();
    const open = new Set([this.#root]);
    for (const file of open) {
      const { node } = this.#open(file).top;
      if (!isNode(node)) continue;
      visit(node, {
        Pair: (_key, { key, value }: Pair) => {
          if (!isScalar(key) || key.value !== '$ref' || !isScalar(value)) return;
          const [path = '', fragment = ''] = String(value.value).split('#');
          const target = this.#target(file, String(value.value));
          if (!target) return;
          const name = fragmentNames(fragment)?.at(-1) ?? basename(path, extname(path));
          for (const key of [name, `${basename(dirname(target.file))}/${name}`])
            if (!found.has(key)) found.set(key, target);
          open.add(target.file);
        },
      });
    }
    return found;
  }
}

function childOf({ file, node }: Spot, name: string): Spot | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(name)];
    return item === undefined ? undefined : spotOf(file, item, item);
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return pair && spotOf(file, pair.value, pair.key);
}

function spotOf(file: string, node: unknown, begin: unknown): Spot {
  const [offset = 0] = (begin as { range?: readonly number[] }).range ?? [];
  return { file, node, offset };
}
