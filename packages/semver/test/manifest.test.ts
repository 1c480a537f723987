import { describe, expect, it } from 'vitest';
import { compareManifests, type Manifest, readManifest } from '../src/package/manifest-changes.ts';
import { findPeerBreaks } from '../src/package/peers.ts';
import { type Findings, reachVerdict } from '../src/verdict.ts';

const name = '@clientele/boats';
const optional = { fastify: { optional: true } };

function manifest(more: object, workspace = ''): Manifest {
  return readManifest(JSON.stringify({ name, version: '1.0.0', ...more }), workspace);
}

describe('a change of package.json', () => {
  it.each([
    ['nothing', 'none', {}, {}],
    ['the version', 'none', {}, { version: '2.0.0' }],
    ['a script', 'none', {}, { scripts: { build: 'tsdown' } }],
    ['a tool', 'none', {}, { devDependencies: { vitest: '5.1.1' } }],
    ['the description', 'patch', { description: 'Boats.' }, { description: 'Ships.' }],
    [
      'an entry is added',
      'minor',
      { exports: { '.': './a.ts' } },
      { exports: { '.': './a.ts', './b': './b.ts' } },
    ],
    [
      'an entry is removed',
      'major',
      { exports: { '.': './a.ts', './b.json': './b.json' } },
      { exports: { '.': './a.ts' } },
    ],
    [
      'an entry is no longer published',
      'major',
      { exports: { '.': './a.ts', './b': './b.ts' } },
      { exports: { '.': './a.ts', './b': './b.ts' }, publishConfig: { exports: { '.': './dist/a.js' } } },
    ],
    ['an engine is raised', 'major', { engines: { node: '>=20.19' } }, { engines: { node: '>=22' } }],
    ['an engine is lowered', 'minor', { engines: { node: '>=22' } }, { engines: { node: '>=20.19' } }],
    ['an engine is named', 'major', {}, { engines: { node: '>=22' } }],
    [
      'a dependency is raised',
      'patch',
      { dependencies: { ajv: '^8.1.0' } },
      { dependencies: { ajv: '^9.0.0' } },
    ],
    ['a dependency is added', 'patch', {}, { dependencies: { ajv: '^8.1.0' } }],
    [
      'a peer is raised',
      'major',
      { peerDependencies: { fastify: '^5.1.0' } },
      { peerDependencies: { fastify: '^5.2.0' } },
    ],
    [
      'a peer may be newer',
      'minor',
      { peerDependencies: { fastify: '^5.1.0' } },
      { peerDependencies: { fastify: '^5.1.0 || ^6.0.0' } },
    ],
    ['a peer is required', 'major', {}, { peerDependencies: { fastify: '^5.1.0' } }],
    [
      'a peer is no longer optional',
      'major',
      { peerDependencies: { fastify: '^5.1.0' }, peerDependenciesMeta: optional },
      { peerDependencies: { fastify: '^5.1.0' } },
    ],
    [
      'an optional peer is added',
      'minor',
      {},
      { peerDependencies: { fastify: '^5.1.0' }, peerDependenciesMeta: optional },
    ],
    ['a peer is gone', 'minor', { peerDependencies: { fastify: '^5.1.0' } }, {}],
  ])('%s: %s', (_what, impact, base, revision) => {
    const found = compareManifests(manifest(base), manifest(revision));
    expect(found.map((change) => change.impact)).toEqual(impact === 'none' ? [] : [impact]);
  });

  it.each([
    ['catalog:', 'catalog: { ajv: ^8.1.0 }', 'catalog: { ajv: ^9.0.0 }'],
    ['catalog:old', 'catalogs: { old: { ajv: ^8.1.0 } }', 'catalogs: { old: { ajv: ^9.0.0 } }'],
  ])('is seen where the range is a %s', (range, base, revision) => {
    const own = { dependencies: { ajv: range } };
    expect(compareManifests(manifest(own, base), manifest(own, revision))).toEqual([
      { impact: 'patch', message: '`dependencies`: ajv was `^8.1.0`, is `^9.0.0`' },
    ]);
  });
});

describe('a peer of the workspace', () => {
  const findings: Findings = {
    name: '@clientele/pier',
    folder: 'packages/pier',
    version: '0.3.0',
    next: '0.3.0',
    base: { commit: 'abc', name: 'main' },
    contract: [],
    typesCompared: true,
    types: [],
    manifest: [],
    files: [],
    notes: [],
    changesets: [],
    earlier: [],
  };
  const asked = (bump: 'patch' | 'minor') => [
    { file: '.changeset/a.md', bumps: { '@clientele/pier': bump } },
  ];

  it.each([
    ['stays in range', { changesets: asked('patch') }, 0],
    ['leaves its range by a changeset', { changesets: asked('minor') }, 1],
    [
      'leaves its range by a change',
      { contract: [{ impact: 'major' as const, message: '', file: '', line: 1 }] },
      1,
    ],
    ['has left its range already', { next: '0.4.0' }, 1],
    ['was never released', { version: '0.0.0', next: '0.0.0', changesets: asked('minor') }, 0],
  ])('%s', (_what, more, count) => {
    const verdict = reachVerdict({ ...findings, ...more });
    const own = manifest({ peerDependencies: { '@clientele/pier': 'workspace:^', fastify: '^5.0.0' } });
    expect(findPeerBreaks(own, new Map([[verdict.name, verdict]]))).toHaveLength(count);
  });
});
