/** Where a fact that the vendor's document does not state comes from, and the member that has to say so. */
export const provenanceEvidence = {
  vendor: 'source',
  standard: 'source',
  inferred: 'reason',
  decided: 'reason',
} as const;

/** `x-provenance`: the vendor's document states it, or whoever else does; or nobody has looked since its import. */
export type Provenance =
  | 'documented'
  | 'imported'
  | {
      readonly kind: keyof typeof provenanceEvidence;
      readonly source?: string;
      readonly reason?: string;
    };
