/** Now, as a clock on the wall shows it. */
export function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}
