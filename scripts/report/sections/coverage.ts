import type { CoverageRow } from '@clientele/test-run/report-coverage';
import type { Facts } from '../facts/gather.ts';
import {
  type Block,
  code,
  details,
  type Item,
  list,
  paragraph,
  type Section,
  strong,
  table,
} from '../render/nodes.ts';
import { number, when } from './words.ts';

/** What the last run of the tests put over the wire of what the contracts document. */
export function coverage({ run }: Facts): Section {
  return { id: 'coverage', title: 'Coverage', blocks: blocks() };

  function blocks(): Block[] {
    if (!run) return [paragraph('No run yet: `npm test`.')];
    const { record, stale, coverage } = run;
    const edited = record.isEdited ? ' with edits that were not committed' : '';
    const head = `Of the run that ended ${when(record.finished)}, on commit \`${record.commit.slice(0, 9)}\`${edited}.`;
    if (coverage.length === 0) return [paragraph(head, ' Coverage is counted when no test fails.')];
    return [
      paragraph(
        head,
        ...(stale === undefined ? [] : [' ', strong('Not of what is here now', 'bad'), `: ${stale}`]),
      ),
      ...counted(coverage),
      ...coverage.filter(({ missing }) => missing.length > 0).map(missingCells),
    ];
  }
}

function counted(coverage: readonly CoverageRow[]): Block[] {
  const all = table(['contract', 'suite', 'covered', 'documented', 'missing'], coverage.map(row));
  const what =
    'Documented is each operation, status, media type and scenario, for each client; covered is what the tests saw on the wire.';
  if (coverage.some(({ missing }) => missing.length > 0)) return [paragraph(what), all];
  const cells = coverage.reduce((sum, { documented }) => sum + documented, 0);
  return [
    paragraph(`All of the ${cells} documented cells are covered.`),
    details(['By suite'], paragraph(what), all),
  ];
}

function row({ contract, suite, covered, documented }: CoverageRow): Item[] {
  const whole = covered === documented && documented > 0;
  const verdict = whole ? strong('none', 'good') : strong(`${documented - covered}`, 'bad');
  return [[code(contract)], [suite], [`${covered}`], [`${documented}`], [verdict]];
}

function missingCells({ contract, suite, missing }: CoverageRow): Block {
  const what = `: ${number(missing.length, 'cell')} missing in ${suite}; `;
  return details(
    [code(contract), strong(what, 'bad'), code(commandFor(contract, suite)), ' runs what fills them'],
    list(missing.map((cell) => [code(cell)])),
  );
}

function commandFor(contract: string, suite: string): string {
  return suite === 'clients'
    ? `pnpm unit packages/${contract}/test/clients.test.ts`
    : `pnpm unit apps/registry/test/contracts -t ${contract}`;
}
