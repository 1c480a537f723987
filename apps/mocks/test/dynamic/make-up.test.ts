import { createValidator } from '@clientele/contract-testing';
import { canonicalPointer, mediaKind, operations, toPointer } from '@clientele/openapi';
import { describe, expect, test } from 'vitest';
import { makeUp } from '../../src/dynamic/make-up.ts';
import { askPrism } from '../../src/prism/ask-prism.ts';
import { mockContract } from '../../src/prism/contract.ts';
import { contractsIn } from '../contracts.ts';
import { orchard } from './orchard.ts';

const seeds = Array.from({ length: 30 }, (_, index) => `seed ${index}`);

const contracts = await contractsIn();
const schemas = contracts.flatMap(({ name, document }) => {
  const places = [...operations(document)].flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ pointer, content = {} }) =>
      Object.keys(content)
        .filter((type) => mediaKind(type) === 'json')
        .map((type) => canonicalPointer(document, `${pointer}${toPointer(['content', type, 'schema'])}`)),
    ),
  );
  return [...new Set(places)].map((place) => ({ name, document, place }));
});

test.each(schemas)('$name: what is made up for $place keeps to it', ({ document, place }) => {
  const validate = createValidator(document);
  for (const seed of seeds) {
    const value = makeUp(document, place, seed);
    expect(value).toBeDefined();
    expect(validate(place, value)).toEqual([]);
  }
  expect(makeUp(document, place, seeds[0])).toEqual(makeUp(document, place, seeds[0]));
});

type Tree = {
  id: string;
  kind?: string | null;
  branches: Tree[];
  rows?: { row_id: string }[];
  tags?: string[];
  numbers: Record<string, number>;
  texts: Record<string, string>;
  times: Record<string, string>;
};

describe('a tree', () => {
  const place = '/components/schemas/Tree';
  const validate = createValidator(orchard);
  const trees = seeds.map((seed) => makeUp(orchard, place, seed) as Tree);

  test('keeps to its schema and ends', () => {
    for (const tree of trees) expect(validate(place, tree)).toEqual([]);
    expect(trees.some(({ branches }) => branches.some((branch) => branch.branches.length > 0))).toBe(true);
  });

  test('differs by its seed', () => {
    expect(new Set(trees.map((tree) => JSON.stringify(tree))).size).toBe(trees.length);
  });

  test('has the examples of its fields, and of a list only in its first item', () => {
    for (const { id, rows = [], tags = [], branches } of trees) {
      expect(id).toBe('tree-1');
      expect([undefined, 'r-1']).toContain(rows[0]?.row_id);
      expect(new Set(rows.map(({ row_id }) => row_id)).size).toBe(rows.length);
      expect(new Set(branches.map((branch) => branch.id)).size).toBe(branches.length);
      expect(new Set(tags).size).toBe(tags.length);
    }
  });

  test('has no members that are sent alone', () => {
    expect(trees.filter((tree) => 'key' in tree)).toEqual([]);
  });

  test('has numbers as people expect them', () => {
    for (const { numbers } of trees) {
      expect(numbers['age']).toBeGreaterThanOrEqual(18);
      expect(numbers['age']).toBeLessThanOrEqual(90);
      expect(numbers['price']).toBeCloseTo(Number(numbers['price']?.toFixed(2)), 10);
      expect(numbers['step']).toBeGreaterThanOrEqual(0);
      expect(Math.abs((numbers['issued_at'] ?? 0) * 1000 - Date.parse('2026-01-01'))).toBeLessThan(
        31 * 86_400_000,
      );
      expect(Math.abs((numbers['createdAt'] ?? 0) - Date.parse('2026-01-01'))).toBeLessThan(31 * 86_400_000);
    }
  });

  test('has texts as people expect them', () => {
    for (const { texts } of trees) {
      expect(texts).toMatchObject({
        client_name: expect.stringMatching(/^[A-Z][a-z]+ /),
        contact_email: expect.stringMatching(/^\S+@example\.\w+$/),
        logo_uri: expect.stringMatching(/^https:\/\/[\w-]+\.example\.com\//),
        host: expect.stringMatching(/^192\.0\.2\.\d+$/),
        address: expect.stringMatching(/^\S+@example\.\w+$/),
      });
    }
  });

  test('has times near now, and near a day of its own where it can be repeated', () => {
    const near = (time: string | undefined, now: number) =>
      Math.abs(Date.parse(time ?? '') - now) < 31 * 86_400_000;
    for (const { times } of trees) {
      expect(near(times['updated_at'], Date.parse('2026-01-01'))).toBe(true);
      expect(Date.parse(times['expires_at'] ?? '')).toBeGreaterThan(Date.parse(times['updated_at'] ?? ''));
    }
    const { times } = makeUp(orchard, place) as Tree;
    expect(near(times['updated_at'], Date.now())).toBe(true);
    expect(near(times['day'], Date.now())).toBe(true);
  });
});

describe('Prism', async () => {
  const contract = await mockContract('orchard', orchard);
  const ask = (preferences: object) =>
    askPrism(contract, { method: 'get', url: { path: '/trees', query: {} }, headers: {} }, { preferences });

  test.each<[string, object, object]>([
    [
      'chooses status, headers and media type',
      { dynamic: true },
      { status: 200, headers: { 'x-total': '7' } },
    ],
    ['chooses the status that is asked for', { dynamic: true, code: 404 }, { status: 404, body: 'gone' }],
    ['goes by an example that is asked for', { dynamic: true, exampleKey: 'Old' }, { body: '{"id":"old"}' }],
    [
      'answers itself where nothing can be made up',
      { dynamic: true, code: 500 },
      { body: '"broken"', scenario: 'Broken' },
    ],
    ['answers itself with bytes', { dynamic: true, code: 418 }, { status: 418 }],
  ])('%s', async (_, preferences, answer) => {
    expect(await ask(preferences)).toMatchObject(answer);
  });

  test('sends what was made up, without what it would have said of its own', async () => {
    const answer = await ask({ dynamic: true, seed: 'x' });
    expect(answer.violations).toEqual([]);
    expect(JSON.parse(answer.body ?? '')).toEqual(
      makeUp(orchard, '/paths/~1trees/get/responses/200/content/application~1json/schema', 'x'),
    );
  });
});
