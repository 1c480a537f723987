/** Why nobody can say what a vendor answers, as the rest of a sentence. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}
