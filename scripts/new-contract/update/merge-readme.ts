/** A README with the lines that an import writes of its document as they are now; all others stay. */
export function mergeReadme(base: string, theirs: string, ours: string): string {
  if (ours === base) return theirs;
  const [old, now] = [base, theirs].map((text) => text.split('\n'));
  const gone = old?.filter((line) => !now?.includes(line)) ?? [];
  const come = now?.filter((line) => !old?.includes(line)) ?? [];
  if (gone.length !== come.length) return ours;
  return ours
    .split('\n')
    .map((line) => come[gone.indexOf(line)] ?? line)
    .join('\n');
}
