import { ImportError } from '../import-error.ts';
import { mergeTrees } from '../merge/merge-trees.ts';
import type { Files } from '../merge/references.ts';
import type { Trees } from '../merge/renames.ts';
import { mergeReadme } from './merge-readme.ts';

const readme = 'README.md';

/**
 * Merges all that stands in a contract's folder: the contract, and the README, which names the document.
 * The rest is what the newer document was imported from.
 *
 * @param folder what its files are called below
 * @throws {@link ImportError} with the whole name of the file that cannot be merged
 */
export function mergeFiles(folder: string, { base, theirs, ours }: Trees, newer: string): Files {
  const trees = { base: contract(base), theirs: contract(theirs), ours: contract(ours) };
  try {
    const merged = mergeTrees(trees, newer);
    const record = [...theirs].filter(([path]) => !trees.theirs.has(path) && path !== readme);
    const [before = '', after = '', mine] = [base, theirs, ours].map((files) => files.get(readme));
    const notes = mine === undefined ? [] : [[readme, mergeReadme(before, after, mine)] as const];
    return new Map([...merged, ...record, ...notes]);
  } catch (cause) {
    if (!(cause instanceof ImportError)) throw cause;
    throw new ImportError(`${folder}/${cause.message}`, { cause });
  }
}

function contract(files: Files): Files {
  return new Map([...files].filter(([path]) => isContract(path)));
}

function isContract(path: string): boolean {
  return path.endsWith('.yaml') && path !== 'import.yaml' && !path.startsWith('source/');
}
