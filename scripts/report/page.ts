import type { Facts } from './facts/gather.ts';
import type { Page } from './render/nodes.ts';
import { coverage } from './sections/coverage.ts';
import { failures } from './sections/failures.ts';
import { generated } from './sections/generated.ts';
import { lead } from './sections/lead.ts';
import { scenarios } from './sections/scenarios.ts';
import { sizes } from './sections/sizes.ts';
import { toDos } from './sections/to-dos.ts';
import { types } from './sections/types.ts';
import { verdicts } from './sections/verdicts.ts';

/** What a reader is told, in the order in which somebody needs it who did not make the change. */
export function pageOf(facts: Facts): Page {
  const sections = [verdicts, types, generated, sizes, coverage, scenarios, toDos, failures];
  return { title: 'What this change means', lead: lead(facts), sections: sections.map((one) => one(facts)) };
}
