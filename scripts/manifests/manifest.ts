/** What a contract's package says of itself; the rest of its package.json is the same for all. */
export interface Own {
  readonly version?: string;
  readonly description?: string;
}

/** What importers write, and the generated module behind it. */
const modules = {
  '.': 'index.gen.ts',
  './fetch': 'fetch.gen.ts',
  './schemas': 'sdk/operation-schemas.gen.ts',
  './scenarios': 'sdk/scenarios.gen.ts',
  './msw': 'msw.gen.ts',
  './server': 'server.gen.ts',
};
const files = { './openapi.json': './generated/openapi.json', './package.json': './package.json' };

/** The package.json of a contract's package; `name` is that of its folder and of its contract. */
export function manifestOf(name: string, { version = '0.0.0', description }: Own): object {
  return {
    name: `@clientele/${name}`,
    version,
    description,
    license: 'MIT',
    homepage: `https://github.com/clientele/clientele/tree/main/packages/${name}`,
    repository: {
      type: 'git',
      url: 'git+https://github.com/clientele/clientele.git',
      directory: `packages/${name}`,
    },
    type: 'module',
    sideEffects: false,
    files: ['dist', 'generated', '!generated/*.gen.json', 'src'],
    exports: { ...exportsOf((_path, source) => `./generated/${source}`), ...files },
    engines: { node: '>=20.19' },
    scripts: { build: 'tsdown', unit: `vitest run --root ../.. packages/${name}/` },
    dependencies: { '@clientele/sdk-runtime': 'workspace:^', valibot: 'catalog:' },
    peerDependencies: {
      '@clientele/server-kit': 'workspace:^',
      fastify: '^5.12.8',
      msw: '^2.15.0 || ^3.0.0',
    },
    peerDependenciesMeta: {
      '@clientele/server-kit': { optional: true },
      fastify: { optional: true },
      msw: { optional: true },
    },
    devDependencies: {
      '@clientele/contract-testing': 'workspace:*',
      '@clientele/server-kit': 'workspace:*',
      fastify: 'catalog:',
      msw: 'catalog:',
      vitest: 'catalog:',
    },
    publishConfig: {
      // Where `moduleResolution: node10` looks, which knows no `exports`.
      types: declarations('.'),
      typesVersions: { '*': typesByPath() },
      exports: { ...exportsOf(built), ...files },
    },
  };
}

/** Where tsdown puts an entry. */
function built(path: string): object {
  return { types: declarations(path), default: declarations(path).replace(/\.d\.ts$/, '.js') };
}

function typesByPath(): object {
  const paths = Object.keys(modules).filter((path) => path !== '.');
  const files = paths.map((path) => [path.slice(2), [declarations(path)]]);
  return Object.fromEntries([...files, ['openapi.json', ['./generated/openapi.json']]]);
}

function declarations(path: string): string {
  return `./dist/${path === '.' ? 'index' : path.slice(2)}.d.ts`;
}

function exportsOf(target: (path: string, source: string) => unknown): object {
  return Object.fromEntries(Object.entries(modules).map(([path, source]) => [path, target(path, source)]));
}
