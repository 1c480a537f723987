import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import {
  type Answers,
  type Contracts,
  type Mock,
  MockControlError,
  mock,
  type Operations,
} from '../../src/control/client.ts';
import { boiling, startControlled } from './support.ts';

let at: Awaited<ReturnType<typeof startControlled>>;
beforeAll(async () => {
  at = await startControlled();
});
afterAll(() => at.mocks.close());

test('selects, resets and reads the log for its own session', async () => {
  const kettle = mock('kettle', { url: at.gateway, session: 'own' });
  await kettle.use('updateKettle', [404, 'TooHot']);
  expect(await at.boil()).toBe('Boil 200');
  const answers = [];
  for (const _ of 'abc') answers.push(await at.boil('', kettle.headers));
  expect(answers).toEqual(['KettleUnknown 404', 'TooHot 400', 'TooHot 400']);
  await kettle.use('updateKettle', { answers: { drop: true }, delay: 1 });
  expect(await at.boil('', kettle.headers)).toBe('cut');
  const log = await kettle.requests({ operation: 'updateKettle' });
  expect(log.map(({ response }) => response?.status)).toEqual([404, 400, 400, undefined]);
  expect(await kettle.requests({ after: log[2]?.id ?? 0 })).toEqual([log[3]]);
  await kettle.delay([1, 2]);
  await kettle.reset('updateKettle');
  expect(await at.boil('', kettle.headers)).toBe('Boil 200');
  await kettle.reset();
});

test('takes the address of the mocks as a browser shows it', async () => {
  await mock('kettle', { url: `${at.gateway}/`, session: 'slash' }).use('updateKettle', 'TooHot');
  expect(await at.boil('', { 'x-mock-session': 'slash' })).toBe('TooHot 400');
});

test('without a session drives the default one, and reads what is of it alone', async () => {
  const kettle = mock('kettle', { url: `${at.gateway}/` });
  await at.boil('?__session=another');
  await kettle.use('updateKettle', 'Rest');
  await fetch(`${at.gateway}/kettle/kettles/k-1`, {
    ...boiling,
    headers: { ...boiling.headers, ...kettle.headers },
  });
  const log = await kettle.requests({ limit: 1 });
  expect(log).toMatchObject([{ session: '', scenario: 'Rest', reason: 'control' }]);
  await kettle.reset();
});

test.each<[string, (kettle: Mock<Record<string, string>>) => Promise<unknown>, number, string]>([
  ['scenario', (kettle) => kettle.use('updateKettle', 'Nope'), 400, 'no scenario "Nope". It has: Boil,'],
  ['operation', (kettle) => kettle.reset('a/b'), 400, 'no operation "a/b". It has: listKettles,'],
  ['semantics', (kettle) => kettle.stateful(true), 400, 'kettle'],
  ['record', (kettle) => kettle.records(), 400, 'kettle'],
])('says what there is instead of a %s', async (_, act, status, message) => {
  const failing = act(mock('kettle', { url: at.gateway }));
  await expect(failing).rejects.toThrow(MockControlError);
  await expect(failing).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
});

test('says so where no mocks are', async () => {
  const { url = '' } = at.mocks.urls.vendors['kettle'] ?? {};
  await expect(mock('kettle', { url }).reset()).rejects.toMatchObject({ status: expect.any(Number) });
  await expect(mock('kettle', { url: 'http://localhost:1' }).reset()).rejects.toThrow(
    'No mocks answer at http://localhost:1. To start them: npx @clientele/mocks',
  );
});

test('knows the names of the contracts that are inside, and takes any of others', () => {
  type Of<Name extends keyof Contracts> = Operations<Name>[keyof Operations<Name>];
  type Known = { [Name in keyof Contracts]: Of<Name> }[keyof Contracts];
  expectTypeOf<'TokenMissing'>().toExtend<Known>();
  expectTypeOf<'TokenMising'>().not.toExtend<Answers<Known>>();
  expectTypeOf<Operations<'a contract of mine'>>().toEqualTypeOf<Readonly<Record<string, string>>>();
});
