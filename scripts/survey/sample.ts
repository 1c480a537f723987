/** A document of the collection. */
export interface Entry {
  /** Its file without `.json`: the provider, and what it calls the API. */
  readonly name: string;
  readonly operations: number;
}

/** What one sitting can look at. */
const most = 400;

/**
 * One document per provider, the one with the fewest operations of those that have 1 to 400; every third
 * provider by name, then those between them until there are `count`.
 *
 * @example
 * ```ts
 * sample([{ name: 'a.example/v1', operations: 9 }, { name: 'a.example/v2', operations: 3 }], 1);
 * // [{ name: 'a.example/v2', operations: 3 }]
 * ```
 */
export function sample(entries: readonly Entry[], count: number): Entry[] {
  const byProvider = new Map<string, Entry>();
  const usable = entries.filter(({ operations }) => operations >= 1 && operations <= most);
  for (const entry of usable.toSorted(byName)) {
    const [provider = ''] = entry.name.split('/');
    const other = byProvider.get(provider);
    if (!other || entry.operations < other.operations) byProvider.set(provider, entry);
  }
  const providers = [...byProvider.keys()].sort().map((provider) => byProvider.get(provider));
  const thirds = [0, 1, 2].flatMap((start) => providers.filter((_, index) => index % 3 === start));
  return thirds.filter((entry) => entry !== undefined).slice(0, count);
}

function byName(one: Entry, other: Entry): number {
  return one.name < other.name ? -1 : 1;
}
