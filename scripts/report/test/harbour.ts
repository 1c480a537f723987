import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from '@clientele/codegen';

const boat = { type: 'object', properties: { color: { type: 'string' } } };
const example = (value: object) => ({ examples: { PaintBoat: { summary: 'Paint a boat', value } } });
const json = (value: object) => ({
  'application/json': { schema: { $ref: '#/components/schemas/Boat' }, ...example(value) },
});

/** A contract of one operation, in which one thing can be changed. */
export function contract(color: string, required: readonly string[]): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Boats', version: '1.0.0' },
    servers: [{ url: 'https://boats.example.com' }],
    paths: {
      '/boat': {
        put: {
          operationId: 'paintBoat',
          requestBody: { required: true, content: json({ color }) },
          responses: { 200: { description: 'Painted.', content: json({ color }) } },
        },
      },
    },
    components: { schemas: { Boat: { ...boat, required } } },
  };
}

const installed = join(import.meta.dirname, '../node_modules');
const codegen = import.meta.resolve('@clientele/codegen');

/** What makes sources of a contract, then and now; a program of the repository itself. */
const build = `
  import { copyFileSync, mkdirSync } from 'node:fs';
  import { generate } from ${JSON.stringify(codegen)};
  const folder = '../packages/boats/generated';
  mkdirSync(folder, { recursive: true });
  copyFileSync('boats/openapi.json', folder + '/openapi.json');
  await generate([{ name: 'boats', bundle: folder + '/openapi.json', folder }]);
`;

const entry = (name: string) => `./generated/${name}.gen.ts`;
const manifest = {
  ...{ name: '@clientele/boats', version: '0.1.0', type: 'module', sideEffects: false },
  exports: { '.': entry('index'), './fetch': entry('fetch'), './scenarios': entry('sdk/scenarios') },
  // The commit has no API reports to compare with, so none has to be made; they take seconds.
  publishConfig: { exports: {} },
  dependencies: { '@clientele/sdk-runtime': '*', valibot: '*' },
};

/** A repository with a contract, its package, and all of it committed on `main`. */
export function openHarbour(): Disposable & {
  root: string;
  write(file: string, content: object | string): void;
  /** What `build.mjs` does, in this process. */
  build(): Promise<void>;
} {
  const root = mkdtempSync(join(tmpdir(), 'clientele-report-'));
  const git = (...options: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...options], {
      cwd: root,
    });
  const write = (file: string, content: object | string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(
      join(root, file),
      typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
    );
  };
  const api = { root: 'specs/boats/openapi.json', output: 'packages/boats/generated/openapi.json' };
  write('.gitignore', 'node_modules\ngenerated/\ncoverage/\n');
  write('redocly.yaml', { apis: { boats: api } });
  write('pnpm-workspace.yaml', 'packages: [packages/*]\n');
  write('.changeset/config.json', { baseBranch: 'main' });
  write('package.json', { name: 'harbour', private: true, type: 'module' });
  write('specs/package.json', {
    name: '@clientele/specs',
    type: 'module',
    scripts: { bundle: 'node build.mjs' },
  });
  write('specs/build.mjs', build);
  write('packages/codegen/package.json', {
    name: '@clientele/codegen',
    private: true,
    scripts: { generate: 'node --version' },
  });
  write('packages/boats/package.json', manifest);
  write('specs/boats/openapi.json', contract('red', []));
  symlinkSync(installed, join(root, 'packages/boats/node_modules'), 'junction');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The beginning');
  return {
    root,
    write,
    async build() {
      const bundle = join(root, api.output);
      mkdirSync(dirname(bundle), { recursive: true });
      copyFileSync(join(root, api.root), bundle);
      await generate([{ name: 'boats', bundle, folder: dirname(bundle) }]);
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
