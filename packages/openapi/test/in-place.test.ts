import { describe, expect, it } from 'vitest';
import { inPlace, membersOf } from '../src/index.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const titled = (title: string, rest: object = {}) => ({ title, ...rest });

const document = {
  components: {
    schemas: {
      Leaf: titled('Leaf'),
      Chain: { ...ref('Link'), ...titled('Chain') },
      Link: { ...ref('Leaf'), ...titled('Link') },
      Loop: titled('Loop', { allOf: [ref('Loop'), ref('Leaf')] }),
      Ping: titled('Ping', { allOf: [ref('Pong')] }),
      Pong: titled('Pong', { anyOf: [ref('Ping')] }),
      Tree: titled('Tree', { properties: { child: ref('Tree') }, items: ref('Leaf') }),
      Self: ref('Self'),
      'A B': titled('A B'),
    },
  },
};

describe('inPlace', () => {
  it.each([
    ['nothing', undefined, []],
    ['a boolean', true, []],
    ['a chain, with what each link says beside its $ref', ref('Chain'), ['Chain', 'Link', 'Leaf']],
    ['a schema that holds itself', ref('Loop'), ['Loop', 'Leaf']],
    ['two that hold each other', ref('Ping'), ['Ping', 'Pong']],
    ['no schema of members and items', ref('Tree'), ['Tree']],
    ['a name that has to be encoded', ref('A%20B'), ['A B']],
    [
      'alternatives and conditions, no `not` and no `if`',
      {
        oneOf: [titled('one')],
        anyOf: [titled('any'), false],
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: titled('then'),
        else: titled('else'),
        if: titled('if'),
        not: titled('not'),
        dependentSchemas: { a: titled('dependent') },
      },
      ['any', 'one', 'then', 'else', 'dependent'],
    ],
  ])('finds %s', (_what, node, titles) => {
    const found = inPlace(document, node).map(({ title }) => title);
    expect(found.filter((title) => title !== undefined)).toEqual(titles);
  });

  it('gives each schema once, of several nodes too', () => {
    expect(
      inPlace(document, ref('Leaf'), ref('Leaf'), ref('Loop')).filter(({ title }) => title === 'Leaf'),
    ).toHaveLength(1);
  });

  it.each([
    ['ERR_REFERENCE_CYCLE', ref('Self')],
    ['ERR_REFERENCE_DANGLING', { allOf: [ref('Lost')] }],
  ])('refuses with %s', (code, node) => {
    expect(() => inPlace(document, node)).toThrow(expect.objectContaining({ code }));
  });
});

describe('membersOf', () => {
  it('gathers what all schemas say of a member, whatever it is called', () => {
    const first = {
      properties: JSON.parse('{ "__proto__": { "type": "string" }, "name": { "maxLength": 5 } }'),
    };
    const second = { properties: { name: { minLength: 1 }, constructor: true } };
    expect([...membersOf([first, { type: 'object' }, second])]).toEqual([
      ['__proto__', [{ type: 'string' }]],
      ['name', [{ maxLength: 5 }, { minLength: 1 }]],
      ['constructor', [true]],
    ]);
  });
});
