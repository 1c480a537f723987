import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { boiling, type Problem, startControlled } from './support.ts';

let at: Awaited<ReturnType<typeof startControlled>>;
beforeAll(async () => {
  at = await startControlled();
});
beforeEach(() => at.control('DELETE', ''));
afterAll(() => at.mocks.close());

const select = (answers: unknown) => at.control('PUT', '/kettle/updateKettle', { answers });

test.each<[string, string, Record<string, string>]>([
  ['Prefer', '', { prefer: 'example=TooHot' }],
  ['Prefer with more', '', { prefer: 'respond-async, code=400;x=1, example="TooHot"' }],
  ['query', '?__example=TooHot', {}],
  ['query with a code', '?a=1&__code=400&__example=TooHot', {}],
  ['cookie', '', { cookie: 'a=b; mock-example=TooHot' }],
  ['cookie of an operation', '', { cookie: 'mock-example=fillPot:Brew,updateKettle:TooHot' }],
  ['cookie beside what others have', '', { cookie: 'mock-example=Brew,TooHot' }],
])('a scenario by %s', async (_, query, headers) => {
  expect(await at.boil(query, headers)).toBe('TooHot 400');
  expect(await at.boil()).toBe('Boil 200');
});

test.each<[string, string, Record<string, string>]>([
  ['Prefer', '', { prefer: 'code=404' }],
  ['query', '?__code=404', {}],
  ['cookie', '', { cookie: 'mock-code=404' }],
])('a code by %s', async (_, query, headers) => {
  expect(await at.boil(query, headers)).toBe('KettleUnknown 404');
});

test.each<[string, string, Record<string, string>]>([
  ['Prefer', '', { prefer: 'drop' }],
  ['query', '?__drop=true', {}],
  ['cookie', '', { cookie: 'mock-drop=true' }],
])('a connection that is cut, by %s', async (_, query, headers) => {
  expect(await at.boil(query, headers)).toBe('cut');
});

test.each<[string, string, Record<string, string>]>([
  ['Prefer', '', { prefer: 'delay=30' }],
  ['query', '?__delay=30-40', {}],
  ['cookie', '', { cookie: 'mock-delay=30' }],
])('a delay by %s, whoever chooses the answer', async (_, query, headers) => {
  await select('Rest');
  expect(await at.boil(query, headers)).toBe('Rest 200');
  const [entry] = await at.requests();
  expect(entry?.milliseconds).toBeGreaterThan(29);
});

test.each([
  ['a scenario', 'TooHot', ['TooHot 400', 'TooHot 400']],
  ['a code', 404, ['KettleUnknown 404', 'KettleUnknown 404']],
  ['both', { example: 'TooHot', code: 400 }, ['TooHot 400']],
  ['a sequence', [404, 404, 'Rest'], ['KettleUnknown 404', 'KettleUnknown 404', 'Rest 200', 'Rest 200']],
  ['a cut connection, once', [{ drop: true }, 'Rest'], ['cut', 'Rest 200']],
  ['a delay alone', { delay: 1 }, ['Boil 200']],
])('%s by the control API', async (_, answers, expected) => {
  expect(await select(answers)).toMatchObject({ status: 200 });
  for (const answer of expected) expect(await at.boil()).toBe(answer);
  expect(await at.control('DELETE', '/kettle/updateKettle')).toMatchObject({ status: 204 });
  expect(await at.boil()).toBe('Boil 200');
});

test('Prefer goes before the query, that before cookies, those before what is selected', async () => {
  await select(['Rest', 'TokenMissing']);
  const cookie = { cookie: 'mock-example=KettleUnknown' };
  expect(await at.boil('?__example=TooHot', { ...cookie, prefer: 'example=DegreesWrong' })).toBe(
    'DegreesWrong 400',
  );
  expect(await at.boil('?__example=TooHot', cookie)).toBe('TooHot 400');
  expect(await at.boil('', cookie)).toBe('KettleUnknown 404');
  // None of these took from the sequence.
  expect(await at.boil()).toBe('Rest 200');
  expect(await at.boil()).toBe('TokenMissing 401');
});

test.each<[string, string, Record<string, string>, string]>([
  ['Prefer', '', { prefer: 'example=Nope' }, 'updateKettle has no scenario "Nope". It has: Boil, Rest,'],
  ['query', '?__example=__proto__', {}, 'updateKettle has no scenario "__proto__". It has: Boil,'],
  [
    'cookie',
    '',
    { cookie: 'mock-example=Nope' },
    'No operation has the scenario "Nope" of the cookie mock-example. There are:',
  ],
  [
    'cookie of another',
    '',
    { cookie: 'mock-example=fillPot:Nope' },
    'No operation has the scenario "fillPot:Nope"',
  ],
  ['cookie of this', '', { cookie: 'mock-example=updateKettle:Nope' }, 'updateKettle has no scenario "Nope"'],
  [
    'Prefer, code',
    '',
    { prefer: 'code=429' },
    'updateKettle has no response 429. It has: 200, 400, 401, 404, 413.',
  ],
  ['query, code', '?__code=429', {}, 'updateKettle has no response 429.'],
  ['cookie, code', '', { cookie: 'mock-code=429' }, 'No operation has a response 429.'],
  [
    'other code',
    '',
    { prefer: 'code=404, example=TooHot' },
    '"TooHot" of updateKettle has the status 400, not 404',
  ],
  ['no code', '?__code=x', {}, '__code must be a status, such as 404; not "x".'],
  ['no truth', '', { prefer: 'dynamic=yes' }, 'dynamic in Prefer must be true or false; not "yes".'],
  [
    'no delay',
    '?__delay=fast',
    {},
    '__delay must be milliseconds, such as 200, or a range, such as 100-500, at most 60000',
  ],
  ['long delay', '', { prefer: 'delay=60001' }, 'delay in Prefer must be milliseconds'],
  ['delay backwards', '?__delay=2-1', {}, '__delay must be'],
  ['session', '?__session=a%20b', {}, '__session must be a name of 1 to 100 letters'],
  ['long session', '', { 'x-mock-session': 'a'.repeat(101) }, 'The header X-Mock-Session must be'],
])('what is not there, by %s, is 400 with what there is', async (_, query, headers, detail) => {
  const init = { ...boiling, headers: { ...boiling.headers, ...headers } };
  const response = await fetch(`${at.gateway}/kettle/kettles/k-1${query}`, init);
  const problem = (await response.json()) as Problem;
  expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  expect(problem.detail).toContain(detail);
});

test("a cookie's scenario is passed over where only another operation has it", async () => {
  expect(await at.boil('', { cookie: 'mock-example=Brew' })).toBe('Boil 200');
  expect(await at.boil('', { cookie: 'mock-code=204' })).toBe('Boil 200');
});

test('fifty requests at once each take one of a sequence', async () => {
  await select([...Array.from({ length: 49 }, () => 404), 'Rest']);
  const answers = await Promise.all(Array.from({ length: 50 }, () => at.boil()));
  expect(answers.filter((answer) => answer === 'KettleUnknown 404')).toHaveLength(49);
  expect(await at.boil()).toBe('Rest 200');
});

test('sessions, by header, query and cookie, are apart from each other and from none', async () => {
  const keys = [
    ['?', { 'x-mock-session': 'one' }],
    ['?__session=two', {}],
    ['?', { cookie: 'mock-session=three' }],
  ] as const;
  const names = ['Rest', 'TooHot', 'KettleUnknown'];
  for (const [index, [query, headers]] of keys.entries()) {
    const path = `/kettle/updateKettle${query}`;
    await at.control('PUT', path, { answers: names[index] }, headers);
  }
  for (const [index, [query, headers]] of keys.entries()) {
    expect(await at.boil(query, headers)).toContain(names[index]);
  }
  expect(await at.boil()).toBe('Boil 200');
  expect(await at.control('DELETE', '', undefined, { 'x-mock-session': 'one' })).toMatchObject({
    status: 204,
  });
  expect(await at.boil('', { 'x-mock-session': 'one' })).toBe('Boil 200');
  expect(await at.boil('?__session=two')).toBe('TooHot 400');
});
