import { starting } from '@clientele/semantics/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limited } from '../../src/secrets/hasher.ts';
import { verifySecret } from '../../src/secrets/passwords.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { VendorModule } from '../../src/vendors/vendor.ts';
import { cheapHasher } from '../support/cheap-hasher.ts';
import { databases } from '../support/databases.ts';
import { type RealApp, startRealApp } from '../support/real-app.ts';

const WRITERS = 32;
const PATIENCE_MS = 60_000;

describe.each(databases)(`${WRITERS} writers of one client on $name`, ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  let real: RealApp;

  beforeAll(async () => {
    running = await start();
    // The secrets are really hashed and verified, two at a time; on a busy machine the last one waits for long.
    real = await startRealApp(await running.create(), limited(cheapHasher, 2, PATIENCE_MS));
  });
  afterAll(async () => {
    await real.close();
    await running.stop();
  });

  /** Sends all bodies at once; gives the answers, and the number of the writer behind each version. */
  async function crowd(name: string, bodyOf: (writer: number) => unknown) {
    const vendor = vendorOf(name);
    const id = await real.add(vendor, starting(name));
    const token = await real.issue(vendor, vendor.tokenPerClient ? id : undefined);
    const numbers = Array.from({ length: WRITERS }, (_, writer) => writer);
    const answers = await Promise.all(
      numbers.map((writer) => real.update(vendor, id, token, bodyOf(writer))),
    );
    const writers = new Map(answers.map(({ headers }, writer) => [String(headers['x-request-id']), writer]));
    const audit = await real.store.listAudit(name, id);
    expect(audit.map(({ version }) => version)).toEqual(numbers.map((index) => index + 2));
    const order = audit.map(({ requestId }) => writers.get(requestId));
    expect(order.toSorted((a = -1, b = -1) => a - b)).toEqual(numbers);
    return { answers, last: order.at(-1), client: await real.store.findClient(name, id) };
  }

  test(
    'who each proves the secret all get through, one after the other',
    async () => {
      const { answers, last, client } = await crowd('autional', (writer) => ({
        client_secret: 'example-client-secret',
        client_name: `App ${writer}`,
        redirect_uris: ['https://app.example.com/callback'],
      }));
      expect(answers.map((answer) => [answer.statusCode, answer.json().data?.client_name])).toEqual(
        answers.map((_, writer) => [200, `App ${writer}`]),
      );
      expect(client).toMatchObject({ version: WRITERS + 1, record: { client_name: `App ${last}` } });
    },
    PATIENCE_MS,
  );

  test(
    'who each set a secret and make a scope all get through, and the last one counts as a whole',
    async () => {
      const { answers, last, client } = await crowd('boruta', (writer) => ({
        client: {
          identity_provider: {},
          name: `App ${writer}`,
          secret: `example-secret-${writer}`,
          authorized_scopes: [{ name: `scope-${writer}` }],
        },
      }));
      expect(answers.map((answer) => [answer.statusCode, answer.json().data?.secret])).toEqual(
        answers.map((_, writer) => [200, `example-secret-${writer}`]),
      );
      const scope = { name: `scope-${last}` };
      expect(client).toMatchObject({
        version: WRITERS + 1,
        record: { name: `App ${last}`, authorized_scopes: [scope] },
      });
      expect(await verifySecret(`example-secret-${last}`, client?.secretHashes['secret'] ?? '')).toBe(true);
      const scopes = (await real.store.listRelated('boruta', ['scope'])).get('scope') ?? [];
      expect(scopes.filter(({ name }) => name.startsWith('scope-'))).toHaveLength(WRITERS);
    },
    PATIENCE_MS,
  );
});

function vendorOf(name: string): VendorModule {
  const vendor = vendors.find((each) => each.name === name);
  if (!vendor) throw new Error(`There is no ${name}.`);
  return vendor;
}
