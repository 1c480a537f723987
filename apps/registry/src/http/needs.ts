import type { UpdateContext } from '@clientele/semantics';
import type { Hasher } from '../secrets/hasher.ts';

type ByField = Readonly<Record<string, string>>;

/**
 * What an update lacks. It is slow, or comes out differently each time, so it is made outside of the
 * transaction, which holds a lock that others wait for.
 */
export interface Needs {
  /** Is the value the secret behind the hash? */
  readonly verify: readonly { readonly value: string; readonly hash: string }[];
  /** Secrets to be hashed. */
  readonly hash: readonly string[];
  /** How many more new ids. */
  readonly ids: number;
}

/** What has been made for one request. A verdict counts for the very hash that it was made against. */
export interface Supplies {
  readonly verdicts: ReadonlyMap<string, boolean>;
  readonly hashes: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
}

/** What every request begins with. */
export const NO_SUPPLIES: Supplies = { verdicts: new Map(), hashes: new Map(), ids: [] };

/** One run of a vendor's update on supplies. */
export interface Draw extends Pick<UpdateContext, 'newId' | 'secretMatches'> {
  /** The hashes of the secrets that the update sets; or what was lacking, and then its result does not count. */
  settle(secrets?: ByField): { readonly secretHashes: ByField } | { readonly needs: Needs };
}

/** Answers what an update asks from the supplies, and takes down what they lack. */
export function drawFrom({ verdicts, hashes, ids }: Supplies, stored: ByField): Draw {
  const verify: { value: string; hash: string }[] = [];
  let drawn = 0;
  return {
    secretMatches: (field, value) => {
      const hash = Object.hasOwn(stored, field) ? stored[field] : undefined;
      if (hash === undefined) return false;
      const verdict = verdicts.get(keyOf(value, hash));
      if (verdict === undefined) verify.push({ value, hash });
      return verdict ?? false;
    },
    newId: () => {
      drawn += 1;
      return ids[drawn - 1] ?? `lacking-${drawn}`;
    },
    settle: (secrets = {}) => {
      const secretHashes: Record<string, string> = {};
      const hash: string[] = [];
      for (const [field, secret] of Object.entries(secrets)) {
        const known = hashes.get(secret);
        if (known === undefined) hash.push(secret);
        else secretHashes[field] = known;
      }
      const lacking = Math.max(0, drawn - ids.length);
      const isSettled = verify.length === 0 && hash.length === 0 && lacking === 0;
      return isSettled ? { secretHashes } : { needs: { verify, hash, ids: lacking } };
    },
  };
}

/** The supplies and what they lacked. @throws {StoreFault} when the hasher has no time. */
export async function supply(
  { verdicts, hashes, ids }: Supplies,
  needs: Needs,
  { hasher, newId }: { readonly hasher: Hasher; readonly newId: () => string },
): Promise<Supplies> {
  const judged = new Map(verdicts);
  for (const { value, hash } of needs.verify) {
    judged.set(keyOf(value, hash), await hasher.verify(value, hash));
  }
  const hashed = new Map(hashes);
  for (const secret of needs.hash) hashed.set(secret, await hasher.hash(secret));
  return { verdicts: judged, hashes: hashed, ids: [...ids, ...Array.from({ length: needs.ids }, newId)] };
}

/** No hash has a line break. */
function keyOf(value: string, hash: string): string {
  return `${hash}\n${value}`;
}
