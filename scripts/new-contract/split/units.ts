import type { Node } from 'yaml';
import type { References } from '../source/follow.ts';
import type { Source, SourceFile } from '../source/source.ts';
import { addComponents } from './component-units.ts';
import { FileNames } from './file-names.ts';
import { addPaths } from './path-units.ts';
import { addReferred } from './referred-units.ts';

/** What gets a file, or is referred to where it stands in the index. */
export interface Unit {
  readonly node: Node;
  readonly file: string;
  /** Where in the file; empty for all of it. */
  readonly fragment: string;
  /** Where it came from. */
  readonly source: SourceFile;
  /** What is said of it where it stood, before its name. */
  readonly comment?: string | null | undefined;
}

/** What is found of a document, by the node that it is. */
export class Units {
  readonly byNode = new Map<unknown, Unit>();
  readonly names = new FileNames();
  readonly source: Source;
  readonly references: References;

  /** Finds what becomes a file: each component, each path, and what references lead to elsewhere. */
  constructor(source: Source, references: References) {
    this.source = source;
    this.references = references;
    addComponents(this);
    addPaths(this);
    addReferred(this);
  }

  add(unit: Unit): void {
    if (!this.byNode.has(unit.node)) this.byNode.set(unit.node, unit);
  }
}
