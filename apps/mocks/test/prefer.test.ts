import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startMocks } from '../src/index.ts';

const preference = { name: 'Prefer', in: 'header', schema: { enum: ['respond-async'] } };
const cup = { 'application/json': { examples: { Small: { value: 1 }, Large: { value: 2 } } } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Cups', version: '1.0.0' },
  paths: {
    '/cup': {
      parameters: [preference],
      get: {
        parameters: [{ $ref: '#/components/parameters/Preference' }],
        responses: { 200: { description: 'It.', content: cup } },
      },
    },
  },
  components: { parameters: { Preference: preference } },
};

test('a scenario can be asked for where the contract has a Prefer of its own', async () => {
  const root = await mkdtemp(join(tmpdir(), 'clientele-prefer-'));
  try {
    await writeFile(join(root, 'redocly.yaml'), 'apis: { cups: { root: cups.json, output: cups.json } }');
    await writeFile(join(root, 'cups.json'), JSON.stringify(document));
    await using mocks = await startMocks({ root, port: 0, host: '127.0.0.1' });
    const headers = { prefer: 'example=Large' };
    const answer = await fetch(`${mocks.urls.gateway}/cups/cup`, { headers });
    expect([answer.status, await answer.json(), answer.headers.get('sl-violations')]).toEqual([200, 2, null]);
  } finally {
    await rm(root, { recursive: true });
  }
});
