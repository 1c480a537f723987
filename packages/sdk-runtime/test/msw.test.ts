import { setupServer } from 'msw/node';
import { describe, expect, it } from 'vitest';
import { mockOperation } from '../src/msw.ts';

const base = 'https://api.example.com/v1.0';
const answer: Answer = {
  status: 200,
  headers: { 'Content-Type': 'application/vnd.example+json' },
  body: { id: 7 },
};

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

function mock(url: string, { method = 'GET', baseUrl = base, name = 'Found', response = answer } = {}) {
  return mockOperation({ Found: { request: { method, url }, response } }, name as 'Found', baseUrl);
}

async function matches(template: string, url: string, method = 'GET'): Promise<boolean> {
  return mock(template).test({ request: new Request(url, { method }) });
}

describe('a handler meets', () => {
  it.each([
    ['/things/{id}', '/things/7'],
    ['/things/{id}', '/things/a%2Fb'],
    ['/things/{id}', '/things/7?limit=2'],
    ['/things/{id}:close', '/things/7:close'],
    ['/things/(all)*', '/things/(all)*'],
    ['/a/{one}/b/{two}', '/a/1/b/2'],
  ])('%s at %s', async (template, path) => {
    expect(await matches(template, base + path)).toBe(true);
  });

  it.each([
    ['/things/{id}', `${base}/things/`],
    ['/things/{id}', `${base}/things/7/parts`],
    ['/things/{id}', 'https://api.example.com/v1x0/things/7'],
    ['/things/{id}', 'https://other.example.com/v1.0/things/7'],
    ['/things/{id}:close', `${base}/things/7`],
    ['/things/(all)*', `${base}/things/all`],
  ])('%s not at %s', async (template, url) => {
    expect(await matches(template, url)).toBe(false);
  });

  it('one method alone', async () => {
    expect(await matches('/things', `${base}/things`, 'POST')).toBe(false);
  });
});

it('answers with status, headers and body, each time anew, and to HEAD without a body', async () => {
  const server = setupServer(mock('/things/{id}'), mock('/things/{id}', { method: 'HEAD' }));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    for (const _twice of [1, 2]) {
      const response = await fetch(`${base}/things/7`);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('application/vnd.example+json');
      expect(await response.text()).toBe('{"id":7}');
    }
    const head = await fetch(`${base}/things/7`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  } finally {
    server.close();
  }
});

it('refuses a name and a base URL that lead nowhere', () => {
  for (const name of ['NoSuchScenario', 'toString']) {
    expect(() => mock('/things', { name })).toThrow(
      expect.objectContaining({ name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' }),
    );
  }
  expect(() => mock('/things', { name: 'Fund' })).toThrow('Scenario: expected one of Found, received Fund.');
  expect(() => mock('/things', { baseUrl: '' })).toThrow(expect.objectContaining({ code: 'ERR_BASE_URL' }));
});

it.each([
  ['a text', 'text/csv', 'a,b', 'a,b'],
  ['bytes', 'image/png', new Blob(['PNG']), 'PNG'],
  ['a string that is JSON', 'application/json', 'a', '"a"'],
])('answers with %s as it is', async (_what, type, body, text) => {
  const response = { status: 200, headers: { 'Content-Type': type }, body };
  const request = new Request(`${base}/things`);
  const handled = await mock('/things', { response }).run({ request, requestId: '1' });
  expect(await handled?.response?.text()).toBe(text);
  expect(handled?.response?.headers.get('Content-Type')).toBe(type);
});
