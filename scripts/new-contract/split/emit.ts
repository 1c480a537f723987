import { posix } from 'node:path';
import { toFragment } from '@clientele/openapi';
import { isMap, isScalar, isSeq, type Pair, Scalar, YAMLMap } from 'yaml';
import type { Reference, References } from '../source/follow.ts';
import { keyOf } from '../source/nodes.ts';
import type { Source } from '../source/source.ts';
import { lossOf } from './lost.ts';
import { sectionOf } from './sections.ts';
import type { Unit } from './units.ts';

/** Writes references as they have to be in the file that gets them, and puts them where a file is left out. */
export class Emitter {
  /** References that lead nowhere, and how they are written now. */
  readonly lost = new Map<string, string>();
  readonly #source: Source;
  readonly #references: References;
  readonly #units: ReadonlyMap<unknown, Unit>;

  constructor(source: Source, references: References, units: ReadonlyMap<unknown, Unit>) {
    this.#source = source;
    this.#references = references;
    this.#units = units;
  }

  /** Changes what stands in a node; gives the files and components that it refers to then. */
  emit(node: unknown, file: string, reached: Set<Unit> = new Set()): Set<Unit> {
    if (isSeq(node)) {
      node.items = node.items.map((item) => this.put(item, file, reached));
    } else if (isMap(node)) {
      const lost: Pair[] = [];
      for (const pair of node.items as Pair[]) {
        const reference = this.#references.get(pair);
        if (!reference) pair.value = this.put(pair.value, file, reached);
        else if (this.#refer(reference, file, reached)) lost.push(pair);
      }
      // The bundler reads no mapping after one that leads nowhere.
      if (lost.some((pair) => keyOf(pair) !== '$ref'))
        node.items = [...node.items.filter((pair) => !lost.includes(pair as Pair)), ...lost];
    }
    return reached;
  }

  /** The same node, or a reference to where it is. */
  put(node: unknown, file: string, reached: Set<Unit>): unknown {
    const unit = this.#units.get(node);
    if (unit === undefined || unit.fragment !== '') {
      this.emit(node, file, reached);
      return node;
    }
    reached.add(unit);
    return referenceTo(unit, file);
  }

  #refer(reference: Reference, file: string, reached: Set<Unit>): boolean {
    const { pair, target } = reference;
    const lost = lossOf(reference, this.#references, this.#source) !== undefined;
    const unit = lost ? undefined : this.#units.get(target?.node);
    if (unit) reached.add(unit);
    const $ref = unit ? pathTo(unit, file) : this.#unresolved(reference);
    if (!unit) this.lost.set(reference.$ref, $ref);
    // Without the quotes that the other spelling needed.
    if (isScalar(pair.value)) Object.assign(pair.value, { value: $ref, type: Scalar.PLAIN });
    return lost;
  }

  /** A file that is not there would keep the whole contract from being bundled. */
  #unresolved({ file, $ref, kind }: Reference): string {
    if (file === this.#source.root && $ref.startsWith('#')) return $ref;
    const name = $ref.split(/[/#]/).at(-1) ?? '';
    return toFragment(['components', sectionOf(kind), name.replace(/\.(json|ya?ml)$/i, '') || 'Missing']);
  }
}

/** `$ref: <file>`. */
export function referenceTo(unit: Unit, file: string): YAMLMap {
  const map = new YAMLMap();
  map.set(new Scalar('$ref'), new Scalar(pathTo(unit, file)));
  return map;
}

function pathTo(unit: Unit, file: string): string {
  if (unit.fragment !== '' && unit.file === file) return unit.fragment;
  return posix.relative(posix.dirname(file), unit.file) + unit.fragment;
}
