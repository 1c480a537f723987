/** What {@link prepare} has to say of one place of a document. */
export interface Finding {
  /** Where, as a URI fragment. */
  readonly pointer: string;
  /** The operation that it is about, `GET /teas/{id}`; absent where it is about none or several. */
  readonly operation?: string;
  /** `left-out`: nothing is derived from the operation. `changed`: the document now says something else. */
  readonly level: 'left-out' | 'changed';
  /** A sentence for who writes the document. */
  readonly problem: string;
}

/** The findings of a bundle, beside it. */
export const findingsFile = 'findings.gen.json';
