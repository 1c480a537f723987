import type { Node } from 'yaml';

/** Where a value is: the objects and arrays from the root of its file on, and the names between them. */
export interface Place {
  readonly nodes: readonly Node[];
  readonly names: readonly string[];
}

/** What could not be merged and where, in the words that follow its name. */
export interface Conflict extends Place {
  readonly says: string;
}

/** The merge of one file. */
export interface Merging {
  /** The newer document, as it is called in a to-do. */
  readonly newer: string;
  readonly conflicts: Conflict[];
  /** Files to which a reference stays though the newer document has neither. */
  readonly held: ReadonlySet<string>;
}

export function below(place: Place, name: string, node: Node): Place {
  return { nodes: [...place.nodes, node], names: [...place.names, name] };
}

/** Notes that both sides changed what has this name in a place. */
export function clash(merging: Merging, place: Place, name: string, says: string, node?: Node): void {
  const { nodes, names } = node ? below(place, name, node) : { ...place, names: [...place.names, name] };
  merging.conflicts.push({ nodes, names, says });
}

const shown = 60;

/** A value in a few words. */
export function brief(node: Node): string {
  const text = JSON.stringify(node.toJSON()) ?? 'null';
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}
