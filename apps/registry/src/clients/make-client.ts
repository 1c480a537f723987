import { randomUUID } from 'node:crypto';
import type { CreateResult, Json } from '@clientele/semantics';
import type { Hasher } from '../secrets/hasher.ts';
import { hashSecrets } from '../secrets/passwords.ts';
import { hashToken, newSecret, tokenPrefix } from '../secrets/tokens.ts';
import type { NewClient } from '../store/clients.ts';
import type { Store } from '../store/store.ts';
import type { NewToken } from '../store/tokens.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { isClientId } from './client-id.ts';
import { Problem } from './problem.ts';

/** What making a client needs besides the input. */
export interface MakeContext {
  readonly store: Store;
  readonly vendor: VendorModule;
  /** The registry's address from outside, without a trailing slash. */
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Injected in tests. */
  readonly hasher?: Hasher;
}

/** A client that can be stored, and the secrets that nobody will see again. */
export interface MadeClient {
  readonly client: NewClient;
  /** Those that were generated, not the operator's own. */
  readonly newSecrets: Readonly<Record<string, string>>;
}

type Created = CreateResult & { ok: true };

/** Makes, by the vendor's rules, a client of an operator's input. @throws {Problem} when the input is no good. */
export async function makeClient(input: Json, context: MakeContext): Promise<MadeClient> {
  const { store, vendor, publicUrl, newId } = context;
  const now = context.now();
  const related = await store.listRelated(vendor.name, vendor.relatedKinds);
  const created = vendor.create(input, {
    now,
    newId,
    newSecret,
    baseUrl: `${publicUrl}/${vendor.name}`,
    related: (kind) => related.get(kind) ?? [],
  });
  if (!created.ok)
    throw new Problem(
      'ERR_CLIENT_REFUSED',
      `${vendor.name} refuses this client: ${created.problems.join('; ')}.`,
    );
  const id = readId(created, vendor);
  const client: NewClient = {
    vendor: vendor.name,
    id,
    record: created.record,
    secretHashes: await hashSecrets(created.secrets, context.hasher?.hash),
    related: created.related ?? [],
    tokens: importedTokens(created, vendor.name, id, now),
    at: now,
  };
  const given = JSON.stringify(input);
  const isNew = ([, secret]: [string, string]) => !given.includes(JSON.stringify(secret));
  return { client, newSecrets: Object.fromEntries(Object.entries(created.secrets).filter(isNew)) };
}

function readId({ record }: Created, { name, idField }: VendorModule): string {
  const id = record[idField];
  if (typeof id === 'string' && isClientId(id)) return id;
  throw new Problem(
    'ERR_CLIENT_REFUSED',
    `${name} refuses this client: ${idField} must be a string of 1 to 255 printable characters.`,
  );
}

function importedTokens({ token }: Created, vendor: string, clientId: string, now: Date): NewToken[] {
  if (token === undefined) return [];
  if (token.length < 20)
    throw new Problem(
      'ERR_CLIENT_REFUSED',
      'The token of an imported client must have at least 20 characters.',
    );
  const createdAt = now.toISOString();
  const hash = hashToken(token);
  const prefix = tokenPrefix(token);
  return [{ id: randomUUID(), vendor, clientId, hash, prefix, scopes: [], label: 'imported', createdAt }];
}
