/** What can be measured, by its name. */
const benches: Record<string, () => Promise<unknown>> = {
  clients: () => import('./clients/main.ts'),
  dev: () => import('./dev/main.ts'),
  mocks: () => import('./mocks/main.ts'),
};

const known = Object.keys(benches);
const names = process.argv.slice(2).filter((given) => given !== '--write');
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(
    `Nothing is measured as ${unknown.join(', ')}. There are: ${known.join(', ')}; without a name, all.`,
  );
  process.exitCode = 1;
} else {
  for (const name of names.length > 0 ? names : known) await benches[name]?.();
}
