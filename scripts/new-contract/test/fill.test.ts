import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asMap } from '@clientele/openapi';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { fill } from '../fill/fill.ts';
import type { Tree } from '../tree.ts';

type Files = Readonly<Record<string, string>>;
type Message = readonly string[];
interface Operation {
  readonly asked?: Message;
  readonly answered: Readonly<Record<string, Message>>;
}

const read = (name: string) => parse(readFileSync(join(import.meta.dirname, 'fill', name), 'utf8'));

describe('fill', () => {
  const cases: { case: string; before: Files; after: Files }[] = read('cases.yaml');

  it.each(cases)('$case', ({ before, after }) => {
    const tree = treeOf(before);
    fill(tree);
    expect(texts(tree)).toEqual({ ...texts(treeOf(before)), ...after });
    fill(tree);
    expect(texts(tree)).toEqual({ ...texts(treeOf(before)), ...after });
  });
});

// The component's new name in the first is that of another component in the second.
const chain: Operation[] = [
  { answered: { 200: ['tea'], 404: ['=Shared', 'tea'] } },
  { answered: { 200: ['=Shared', 'tea'], 404: ['=Third', 'SharedTea', 'b-c'] } },
];

describe('scenario names', () => {
  const cases: (Operation & { case: string; names: Record<string, Message> })[] = read('scenarios.yaml');

  it.each(cases)('$case', ({ names, ...operation }) => {
    const tree = treeOf(contract([operation]));
    const before = values(tree);
    fill(tree);
    expect(named(tree)).toEqual(names);
    expect(values(tree)).toEqual(before);
  });

  it('are settled after one go, whatever they were', () => {
    const name = fc.constantFrom(
      'example',
      'tea',
      'Tea',
      'default',
      'Ok',
      'TeaNotFound',
      'SharedTea',
      'a',
      'b-c',
    );
    const inline = fc.uniqueArray(name, { maxLength: 3 });
    // Every use of a component has to be given the same.
    const shared = fc.constantFrom(
      ['=Shared', 'tea'],
      ['=Other', 'example'],
      ['=Third', 'SharedTea', 'b-c'],
      ['=Tea', 'default', 'a'],
    );
    const message = fc.oneof(inline, shared);
    const operation: fc.Arbitrary<Operation> = fc.record({
      asked: message,
      answered: fc.dictionary(fc.constantFrom('200', '201', '404', '410', 'default'), message, {
        maxKeys: 4,
      }),
    });
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 3 }), (operations) => {
        const tree = treeOf(contract(operations));
        const before = values(tree);
        fill(tree);
        const once = texts(tree);
        expect(values(tree)).toEqual(before);
        fill(tree);
        expect(texts(tree)).toEqual(once);
      }),
      { examples: [[chain]] },
    );
  });
});

function treeOf(files: Files): Tree {
  return new Map(Object.entries(files).map(([file, text]) => [file, parseDocument(text)]));
}

function texts(tree: Tree): Files {
  return Object.fromEntries([...tree].map(([file, document]) => [file, document.toString({ lineWidth: 0 })]));
}

/** A contract with an operation for each, whose examples have their own names as values. */
function contract(operations: readonly Operation[]): Files {
  const files: Record<string, unknown> = {};
  const message = (kind: string, [first = '', ...rest]: Message) => {
    if (!first.startsWith('=')) return contentOf([first, ...rest].filter(Boolean));
    const file = `components/${kind}/${first.slice(1)}.yaml`;
    files[file] = contentOf(rest);
    return { $ref: file };
  };
  const paths = operations.map(({ asked, answered }, index) => [
    `/${index}`,
    {
      put: {
        operationId: index === 0 ? 'updateTea' : `updateTea${index}`,
        ...(asked ? { requestBody: message('requestBodies', asked) } : {}),
        responses: Object.fromEntries(
          Object.entries(answered).map(([status, names]) => [status, message('responses', names)]),
        ),
      },
    },
  ]);
  files['openapi.yaml'] = { openapi: '3.1.0', paths: Object.fromEntries(paths) };
  return Object.fromEntries(Object.entries(files).map(([file, value]) => [file, JSON.stringify(value)]));
}

function contentOf(names: Message): object {
  if (names.length === 0) return { description: 'Nothing.' };
  const [single] = names.filter((name) => name === 'example');
  const examples = names.filter((name) => name !== 'example').map((name) => [name, { value: name }]);
  const media = {
    ...(single ? { example: single } : {}),
    ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}),
  };
  return { description: 'It.', content: { 'application/json': media } };
}

/** The names of the only operation's examples. */
function named(tree: Tree): Record<string, string[]> {
  const [[, item]] = Object.entries(asMap(tree.get('openapi.yaml')?.toJS().paths)) as [[string, unknown]];
  const { requestBody, responses } = asMap(asMap(item)['put']);
  const messages = { ...(requestBody ? { asked: requestBody } : {}), ...asMap(responses) };
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      const { $ref } = asMap(message);
      const content = asMap((typeof $ref === 'string' ? tree.get($ref)?.toJS() : message) as unknown)[
        'content'
      ];
      return [key, Object.keys(asMap(asMap(asMap(content)['application/json'])['examples']))];
    }),
  );
}

/** The examples themselves, in their order, which no name changes. */
function values(tree: Tree): string[] {
  return [...tree.values()].flatMap((document) => {
    const found: string[] = [];
    JSON.stringify(document.toJS(), (key, value) => {
      if (key === 'example' || key === 'value') found.push(value);
      return value;
    });
    return found.sort();
  });
}
