import type { ClientRecord } from '../src/vendor.ts';

/** A body, and what a vendor says to it: every fault as `field: message`. `record` changes the starting client first. */
export type Case = readonly [
  claim: string,
  body: unknown,
  refusal: readonly string[] | 'accepted',
  record?: ClientRecord,
];
