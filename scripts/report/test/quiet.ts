import type { ContractFacts } from '../facts/contracts.ts';
import type { Facts } from '../facts/gather.ts';

const nothing = { value: { errors: [], toDos: {} } };
const bytes = { '.': 3000, './fetch': 5000, './scenarios': 1000 };
const sizes = { value: { fn: 'paintBoat', bytes } };

/** A contract that nothing happened to. */
export const boats: ContractFacts = {
  name: 'boats',
  level: 'house',
  files: [],
  edits: { value: [] },
  scenarios: { value: [] },
  generated: { value: [] },
  before: { problems: nothing, sizes },
  now: { problems: nothing, sizes },
};

/** What there is to tell when nothing happened, and no test was run. */
export const quiet: Facts = {
  bases: [{ name: 'main', commit: '0123456789abcdef' }],
  weighed: { diff: { value: { verdicts: [], gone: [], stale: [], reports: [], ok: true } }, leftOut: [] },
  contracts: [boats],
  removed: [],
  shared: [],
};

/** Green, and of what is here. */
export const run: NonNullable<Facts['run']> = {
  record: {
    finished: '2026-11-21T16:05:00.000Z',
    commit: 'fedcba9876543210',
    isEdited: false,
    passed: 12,
    failures: [],
  },
  coverage: [{ contract: 'boats', suite: 'clients', covered: 4, documented: 4, missing: [] }],
};
