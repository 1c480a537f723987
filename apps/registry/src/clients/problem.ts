/** What an operator asked for can't be done; `message` says why and, where it can, what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
