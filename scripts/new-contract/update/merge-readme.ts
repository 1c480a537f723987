/** A README with what an import writes of its document at the top as it is now; all else stays. */
export function mergeReadme(base: string, theirs: string, ours: string): string {
  if (ours === base) return theirs;
  const [old = [], now = []] = [base, theirs].map(aboutDocument);
  const gone = old.filter((line) => !now.includes(line));
  const come = now.filter((line) => !old.includes(line));
  return ours
    .split('\n')
    .map((line) => come[gone.indexOf(line)] ?? line)
    .join('\n');
}

/** The lines up to the second section, as many in every README that an import writes. */
function aboutDocument(readme: string): string[] {
  return readme.split(/\n## (?!Sources)/, 1).flatMap((text) => text.split('\n'));
}
