import { exampleCurl } from '@clientele/openapi';
import { addClients } from '../clients/add-clients.ts';
import { issueToken } from '../clients/issue-token.ts';
import type { MakeContext } from '../clients/make-client.ts';
import { findOperation } from '../contract/find-operation.ts';
import { loadContract } from '../contract/load-contract.ts';
import type { VendorModule } from '../vendors/vendor.ts';

/** A client to try a vendor's endpoint with. */
export interface Demo {
  readonly vendor: string;
  readonly clientId: string;
  readonly token: string;
  readonly url: string;
  /** Answers 200 when pasted into a shell. */
  readonly curl: string;
}

/** Where demos are made. */
export type DemoContext = Omit<MakeContext, 'vendor'> & { readonly vendors: readonly VendorModule[] };

const LABEL = 'demo';

/**
 * Makes one client and one token per vendor where the vendor has no client yet. On later starts the
 * same client gets a new token and the old one is revoked, since tokens can't be shown twice. A
 * vendor with clients of its own gets nothing.
 */
export async function makeDemo({ vendors, ...context }: DemoContext): Promise<Demo[]> {
  const demos: Demo[] = [];
  for (const vendor of vendors) {
    const clientId = await findOrAdd({ ...context, vendor });
    if (clientId === undefined) continue;
    const now = context.now();
    const { token } = await issueToken(context.store, { vendor, clientId, label: LABEL, now });
    const url = `${context.publicUrl}/${vendor.name}`;
    const document = await loadContract(vendor.name);
    const path = { [vendor.idParameter]: clientId };
    const curl = exampleCurl(document, findOperation(document, vendor.idParameter), { url, path, token });
    demos.push({ vendor: vendor.name, url, clientId, token, curl });
  }
  return demos;
}

/** The id of the vendor's demo client, whose former token is revoked; undefined when the vendor has others only. */
async function findOrAdd(context: MakeContext): Promise<string | undefined> {
  const { store, vendor } = context;
  const former = await store.listTokens({ vendor: vendor.name, label: LABEL });
  for (const { id, revokedAt } of former) {
    if (revokedAt === undefined) await store.revokeToken(id, context.now());
  }
  const known = former.at(-1)?.clientId;
  if (known !== undefined) return known;
  if (await store.hasClients(vendor.name)) return undefined;
  const [made] = await addClients([vendor.demo], context);
  return made?.client.id;
}
