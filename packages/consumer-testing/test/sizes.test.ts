import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programs } from '@clientele/examples/programs';
import { describe, expect, it } from 'vitest';
import { sampleCalls } from '../src/calls.ts';
import { consumerRoom } from '../src/consumer.ts';
import { type Measured, measure, resilient, sources } from '../src/measure.ts';
import { repository } from '../src/published.ts';

const { folder } = await consumerRoom('sizes');
const calls = (await sampleCalls()).map((call) => [call.contract, call] as const);

/** What the budgets are, in bytes of a minified and gzipped bundle with one operation. */
const budgets = { sdk: 3200, fetchOverPlain: 2850, resilience: 1100, scenarios: 3000 };
/** Everything that may be in a client's bundle; no server, no Ajv, no schema library, nothing of Node. */
const allowed = {
  sdk: /^node_modules\/@clientele\/[a-z-]+\/dist\//,
  fetch: /^node_modules\/(@clientele\/[a-z-]+|openapi-fetch)\/dist\//,
};

const measured = new Map<string, Promise<Measured>>();

describe.each(calls)('%s, one operation in a browser', (contract, call) => {
  const size = (name: string, source: string) => once(`${contract}-${name}`, source);

  it('the SDK is within its budget', async () => {
    const { bytes, modules } = await size('sdk', sources.sdk(call));
    expect(modules.filter((module) => !allowed.sdk.test(module))).toEqual([]);
    expect(bytes).toBeLessThanOrEqual(budgets.sdk);
  });

  it('the fetch client is within what it may add to plain openapi-fetch', async () => {
    const plain = await size('plain', sources.openapiFetch(call));
    const { bytes, modules } = await size('fetch', sources.fetch(call));
    expect(modules.filter((module) => !allowed.fetch.test(module))).toEqual([]);
    expect(bytes).toBeLessThanOrEqual(plain.bytes + budgets.fetchOverPlain);
  });

  it.each(['sdk', 'fetch'] as const)('retries stay within what they may add: %s', async (client) => {
    const source = sources[client](call);
    const without = await size(client, source);
    const { bytes, modules } = await size(`${client}-resilient`, resilient(source));
    expect(modules.filter((module) => !allowed[client].test(module))).toEqual([]);
    expect(bytes).toBeGreaterThan(without.bytes);
    expect(bytes).toBeLessThanOrEqual(without.bytes + budgets.resilience);
  });

  it('a fixture brings the scenarios alone, and they are in no client', async () => {
    const scenarios = `node_modules/@clientele/${contract}/dist/scenarios.js`;
    const fixture = await size('scenarios', sources.scenarios(call));
    expect(fixture.modules).toEqual([scenarios]);
    expect(fixture.bytes).toBeLessThanOrEqual(budgets.scenarios);
    for (const client of ['sdk', 'fetch'] as const)
      expect((await size(client, sources[client](call))).modules).not.toContain(scenarios);
  });
});

const docs = join(repository, 'docs');
const guides = await Promise.all(
  (await readdir(docs))
    .filter((name) => name.startsWith('from-'))
    .map(async (name) => [name, await readFile(join(docs, name), 'utf8')] as const),
);
const claims = guides.filter(([, guide]) => / kB\b/.test(guide));

it.each(claims)('is what docs/%s says, retries included', async (name, guide) => {
  const [, limit] = guide.match(/under (\d+) kB here, retries included/) ?? [];
  const [program = ''] = programs(guide);
  expect(program).toContain('resilient(');
  const { bytes } = await once(name, program);
  expect(bytes).toBeLessThan(Number(limit) * 1000);
});

it('is claimed by a guide', () => expect(claims).not.toEqual([]));

/** Every source is bundled once. */
function once(name: string, source: string): Promise<Measured> {
  const size = measured.get(name) ?? measure(folder, `sizes/${name}`, source);
  measured.set(name, size);
  return size;
}
