/** What keeps a document from being taken in: one line, which says what to do about it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
