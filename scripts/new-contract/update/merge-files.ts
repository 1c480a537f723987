import { ImportError } from '../import-error.ts';
import { mergeTrees } from '../merge/merge-trees.ts';
import type { Files } from '../merge/references.ts';
import type { Trees } from '../merge/renames.ts';

/**
 * {@link mergeTrees} in a folder.
 *
 * @throws {@link ImportError} with the whole name of the file that cannot be merged
 */
export function mergeFiles(folder: string, trees: Trees, newer: string): Files {
  try {
    return mergeTrees(trees, newer);
  } catch (cause) {
    if (!(cause instanceof ImportError)) throw cause;
    throw new ImportError(`${folder}/${cause.message}`, { cause });
  }
}
