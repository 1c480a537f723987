/** Installs the packed packages, so that what it depends on is built and packed. */
export const consumers = 'packages/consumer-testing/package.json';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package.json of the consumer with one more package. */
export function withConsumed(text: string, name: string): string {
  return edit(text, (dependencies) => ({ ...dependencies, [`@clientele/${name}`]: 'workspace:*' }));
}

export function withoutConsumed(text: string, name: string): string {
  return edit(text, ({ [`@clientele/${name}`]: _gone, ...others }) => others);
}

function edit(text: string, change: (all: Manifest['dependencies']) => Manifest['dependencies']): string {
  const manifest: Manifest = JSON.parse(text);
  const sorted = Object.entries(change(manifest.dependencies)).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return `${JSON.stringify({ ...manifest, dependencies: Object.fromEntries(sorted) }, null, 2)}\n`;
}
