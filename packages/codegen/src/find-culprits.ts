/** Tries something with these items; gives why it failed, if it did. */
export type Attempt<T, Failure> = (items: readonly T[]) => Promise<Failure | undefined>;

/**
 * Finds the items without which nothing fails, each with its failure: by halves, so that a bad one
 * of many takes few tries, then those that fail in the company of others alone.
 */
export async function findCulprits<T, Failure>(
  items: readonly T[],
  attempt: Attempt<T, Failure>,
): Promise<Map<T, Failure>> {
  const found = new Map<T, Failure>();
  await byHalves(items, attempt, found);
  for (;;) {
    const rest = items.filter((item) => !found.has(item));
    const failure = rest.length > 0 ? await attempt(rest) : undefined;
    if (failure === undefined) return found;
    const [last, why] = await lastOfFailing(rest, failure, attempt);
    found.set(last, why);
  }
}

async function byHalves<T, Failure>(
  items: readonly T[],
  attempt: Attempt<T, Failure>,
  found: Map<T, Failure>,
): Promise<void> {
  const failure = items.length > 0 ? await attempt(items) : undefined;
  if (failure === undefined) return;
  for (const only of items.length === 1 ? items : []) found.set(only, failure);
  if (items.length === 1) return;
  const middle = Math.ceil(items.length / 2);
  await byHalves(items.slice(0, middle), attempt, found);
  await byHalves(items.slice(middle), attempt, found);
}

/** The last of the shortest beginning that fails, and its failure. */
async function lastOfFailing<T, Failure>(
  items: readonly T[],
  failure: Failure,
  attempt: Attempt<T, Failure>,
): Promise<readonly [T, Failure]> {
  let passing = 0;
  let failing = items.length;
  let why = failure;
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2);
    const result = await attempt(items.slice(0, middle));
    if (result === undefined) passing = middle;
    else [failing, why] = [middle, result];
  }
  // `failing` counts at least one item.
  return [items[failing - 1] as T, why];
}
