import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { mergeTrees } from '../merge/merge-trees.ts';

type Tree = ReadonlyMap<string, string>;

// Few names and values, so that the versions often meet.
const word = fc.constantFrom('x', 'y', 'z');
const words = fc.uniqueArray(word);
const parameter = fc.record({ name: word, in: fc.constantFrom('query', 'path') });
const parameters = fc.uniqueArray(parameter, { selector: (one) => one.in + one.name });
const { contents } = fc.letrec<{ contents: object; value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, word, fc.integer({ min: 1, max: 3 }), fc.array(word), tie('contents')),
  contents: fc.record(
    { get: tie('value'), summary: tie('value'), required: words, parameters, 'x-retry': tie('value') },
    { requiredKeys: [] },
  ),
}));
// A thousand find nothing more.
const settings = { numRuns: 50 };
const file = fc.constantFrom('openapi.yaml', 'paths/a.yaml', 'components/schemas/A.yaml');
const tree = fc
  .array(fc.tuple(file, contents))
  .map((files): Tree => new Map(files.map(([path, value]) => [path, stringify(value)])));

it('gives what one side has where the other did nothing, or the same', () => {
  fc.assert(
    fc.property(tree, tree, (base, other) => {
      expect(merge(base, other, base)).toEqual(other);
      expect(merge(base, base, other)).toEqual(other);
      expect(merge(base, other, other)).toEqual(other);
    }),
    settings,
  );
});

it('loses nothing that was made by hand, and nothing new without a to-do', () => {
  fc.assert(
    fc.property(tree, tree, tree, (base, theirs, ours) => {
      const merged = merge(base, theirs, ours);
      const [old, newer, kept] = [leaves(base), leaves(theirs), leaves(merged)];
      const made = leaves(ours).difference(old);
      expect([...made.difference(kept)]).toEqual([]);
      const news = newer.difference(old).difference(kept);
      const removed = [...base.keys()].some((path) => !ours.has(path));
      if (news.size > 0 && !removed) expect(stringify([...merged])).toContain('x-todo');
    }),
    settings,
  );
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(tree, tree, tree, (base, theirs, ours) => {
      const merged = merge(base, theirs, ours);
      expect(merge(theirs, theirs, merged)).toEqual(merged);
    }),
    settings,
  );
});

function merge(base: Tree, theirs: Tree, ours: Tree): Tree {
  return mergeTrees({ base, theirs, ours }, '2.0.0');
}

/** Every value and the way to it; in lists, in any order. */
function leaves(files: Tree): Set<string> {
  const found = new Set<string>();
  const enter = (value: unknown, way: string): void => {
    if (Array.isArray(value)) for (const item of value) enter(item, `${way}/*`);
    else if (typeof value !== 'object' || value === null) found.add(`${way}=${value}`);
    else for (const [name, member] of Object.entries(value)) enter(member, `${way}/${name}`);
  };
  for (const [path, text] of files) enter(parse(text), path);
  return found;
}
