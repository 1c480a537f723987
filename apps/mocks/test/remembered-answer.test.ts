import { expect, test } from 'vitest';
import { tea } from './choose/tea.ts';
import { startFixtures } from './helpers.ts';

// What Prism answered to one bad request may only be the answer to another that it would answer so.
test('a bad request is answered by what fits it and by what it accepts, however often', async () => {
  await using mocks = await startFixtures();
  await mocks.replace('tea', tea);
  const ask = async (body: unknown, accept: string) => {
    const response = await fetch(`${mocks.urls.vendors['tea']?.url}/teas/x`, {
      method: 'PUT',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', accept },
      body: JSON.stringify(body),
    });
    const { status, headers } = response;
    const said = JSON.parse(headers.get('sl-violations') ?? '[]');
    return [status, headers.get('x-mock-scenario'), said[0]?.location.at(-1)];
  };
  for (let round = 0; round < 2; round += 1) {
    expect(await ask({ leaf: null }, 'application/json')).toEqual([400, 'LeafNull', 'leaf']);
    expect(await ask({ leaf: 6 }, 'application/json')).toEqual([400, 'LeafSix', 'leaf']);
    expect(await ask({ leaf: 'ab', cups: [0] }, '*/*')).toEqual([400, 'CupEmpty', '0']);
    expect(await ask({ leaf: 'ab', cups: [2, 0] }, '*/*')).toEqual([400, 'CupEmpty', '1']);
    expect(await ask({ leaf: null }, 'image/png')).not.toContain('LeafNull');
  }
});

test('a chosen answer is none to a request without a token, whoever asked before', async () => {
  await using mocks = await startFixtures();
  await mocks.replace('tea', tea);
  const ask = async (leaf: unknown, headers: Record<string, string>) => {
    const response = await fetch(`${mocks.urls.vendors['tea']?.url}/teas/x`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ leaf }),
    });
    await response.arrayBuffer();
    return [response.status, response.headers.has('sl-violations')];
  };
  const prefer = 'code=400, example=LeafNull';
  const authorization = 'Bearer x';
  for (let round = 0; round < 2; round += 1) {
    expect(await ask('ab', { prefer })).toEqual([401, expect.any(Boolean)]);
    expect(await ask('ab', { prefer, authorization })).toEqual([400, false]);
    expect(await ask(null, { prefer, authorization })).toEqual([400, true]);
    expect(await ask('ab', { authorization })).toEqual([200, false]);
  }
});
