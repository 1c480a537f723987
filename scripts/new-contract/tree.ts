import type { Document } from 'yaml';

/**
 * The files of a contract in the layout of the house, by their path below `specs/<name>/` with `/`
 * between folders. `openapi.yaml` is the root.
 */
export type Tree = Map<string, Document>;
