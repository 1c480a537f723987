import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fences } from '@clientele/examples/fences';
import { promised } from '@clientele/examples/programs';
import { describe, expect, it } from 'vitest';
import { sampleCalls } from '../src/calls.ts';
import { compilerOf } from '../src/compilers.ts';
import { consumerRoom } from '../src/consumer.ts';
import { repository } from '../src/published.ts';
import { binaryOf, environment, type Runtime } from '../src/runtimes.ts';
import { typedClients } from '../src/typed-program.ts';

const { room } = await consumerRoom('commonjs');
await writeFile(join(room, 'package.json'), '{ "type": "commonjs" }');
const guide = fences(await readFile(join(repository, 'docs/commonjs.md'), 'utf8'));
const [program = ''] = guide.flatMap(({ language, code }) => (language === 'js' ? [code] : []));
const [node20, node10, jest] = guide.flatMap(({ language, code }) => (language === 'json' ? [code] : []));
const calls = await sampleCalls();

describe('docs/commonjs.md', () => {
  it('has a program that Node 20.19 runs', async () => {
    await writeFile(join(room, 'program.js'), program);
    expect((await run('node-floor', ['program.js'])).stdout.trim().split('\n')).toEqual(promised(program));
  });

  it.each([
    ['5.4', 'node10', node10],
    ['5.9', 'node20', node20],
    ['7.0', 'node20', node20],
  ])('has a tsconfig for TypeScript %s: %s', async (version, name, tsconfig = '') => {
    const files = calls.map(({ contract }) => `${contract}.ts`);
    await Promise.all(
      calls.map((call, index) => writeFile(join(room, `${files[index]}`), inFunction(typedClients(call)))),
    );
    const { compilerOptions } = JSON.parse(tsconfig);
    const checks = { strict: true, noEmit: true, types: [], lib: ['es2022', 'dom', 'dom.iterable'] };
    const project = join(room, `${version}-${name}.json`);
    await writeFile(project, JSON.stringify({ compilerOptions: { ...checks, ...compilerOptions }, files }));
    const { stdout, stderr } = await run('node', [compilerOf(version), '--project', project]);
    expect(stdout + stderr).toBe('');
  });

  it('has a configuration with which Jest 29 loads every client', async () => {
    const entries = calls.flatMap(({ contract }) =>
      ['', '/fetch', '/schemas', '/scenarios'].map((path) => `@clientele/${contract}${path}`),
    );
    await writeFile(join(room, 'jest.config.json'), `${jest}`);
    await writeFile(
      join(room, 'loads.test.js'),
      `${program}
      test.each(${JSON.stringify(entries)})('%s', (entry) => expect(Object.keys(require(entry))).not.toEqual([]));`,
    );
    const { stderr } = await run('node-lts', [join(installed, 'jest/bin/jest.js'), '--ci', '--no-watchman']);
    expect(stderr).toMatch(new RegExp(`^Tests: +${entries.length} passed, ${entries.length} total$`, 'm'));
  });
});

const installed = join(import.meta.dirname, '../node_modules');

/** In CommonJS no `await` stands outside of a function, and no `export` in one. */
function inFunction(code: string): string {
  const [imports, ...rest] = code.split('\n\n');
  return `${imports}\n\nexport async function main() {\n${rest.join('\n\n').replaceAll(/^export /gm, '')}}\n`;
}

/** What ends with another code than 0 gives its output as well. */
async function run(
  runtime: Runtime,
  options: readonly string[],
): Promise<{ stdout: string; stderr: string }> {
  // Where pnpm has what Jest is made of: the room has the packages alone.
  const env = { ...environment, NODE_PATH: join(repository, 'node_modules/.pnpm/node_modules') };
  const ran = promisify(execFile)(await binaryOf(runtime), options, { cwd: room, env });
  return ran.catch((failed: { stdout: string; stderr: string }) => failed);
}
