import type { ChangedReport } from '@clientele/semver';
import { describe, hunksOf } from '../facts/changed-lines.ts';
import type { Facts } from '../facts/gather.ts';
import { type Block, code, details, paragraph, patch, type Section } from '../render/nodes.ts';
import { counts } from './changed-file.ts';

/** How the API reports changed, entry by entry. */
export function types({ weighed: { diff } }: Facts): Section {
  return { id: 'types', title: 'Types that changed', blocks: blocks() };

  function blocks(): Block[] {
    if (!('value' in diff)) return [paragraph(`Not compared. ${diff.unknown}`)];
    const { reports } = diff.value;
    if (reports.length === 0) return [paragraph('The exported types are what they were.')];
    return [
      paragraph('The API report of each entry: what stands there is what its users compile against.'),
      ...reports.map(entry),
    ];
  }
}

function entry({ specifier, file, before = '', after }: ChangedReport): Block {
  const { lines } = describe(file, 'changed', hunksOf(before, after));
  const what = before === '' ? ', new' : '';
  return details([code(specifier), `${what}: ${counts(lines)}`], patch(specifier, lines));
}
