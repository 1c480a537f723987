import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../turbo.ts';

/** An edit, and the tasks that have to run again after it. */
interface Edit {
  readonly edit: string;
  readonly file?: string;
  readonly add?: string;
  readonly replace?: string;
  readonly with?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly runs: 'everything' | readonly (string | readonly string[])[];
}

const edits: Edit[] = parse(readFileSync(join(import.meta.dirname, 'edits.yaml'), 'utf8'));
const contracts = Object.keys(parse(readFileSync(join(root, 'redocly.yaml'), 'utf8')).apis);
const first = `${contracts[0]}`;

// Turborepo is asked in a copy of the working tree, where an edit disturbs nobody.
const copy = mkdtempSync(join(tmpdir(), 'clientele-inputs-'));
afterAll(() => rmSync(copy, { recursive: true }));
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  cpSync(join(root, file), join(copy, file));
}

const before = hashes();

it.each(edits)('after $edit runs what reads it', ({ env, runs, ...edit }) => {
  using _edited = apply(edit);
  const again = [...hashes(env)].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
  const expected = runs === 'everything' ? [...before.keys()] : runs.flat().flatMap(named);
  expect(again.sort()).toEqual(expected.sort());
});

/** Edits a file of the copy; to dispose of that is to undo it. */
function apply({ file, add, replace, with: other }: Omit<Edit, 'edit' | 'runs'>): Disposable {
  if (file === undefined) return { [Symbol.dispose]: () => {} };
  const path = join(copy, file.replace('<first>', first));
  const text = readFileSync(path, 'utf8');
  const edited = add === undefined ? text.replaceAll(`${replace}`, `${other}`) : `${text}${add}\n`;
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
  return { [Symbol.dispose]: () => writeFileSync(path, text) };
}

function named(task: string): string[] {
  const each = task.includes('<each>') ? contracts : [first];
  return each.map((name) => task.replace(/<each>|<first>/, name));
}

/** The hash of each task of `npm test` that runs something, by a name as in the table. */
function hashes(variables: NodeJS.ProcessEnv = {}): Map<string, string> {
  const tasks = ['lint', 'style', 'typecheck', 'unit', 'build'];
  const turbo = createRequire(import.meta.url).resolve('turbo');
  const printed = execFileSync(process.execPath, [turbo, 'run', ...tasks, '--dry=json'], {
    cwd: copy,
    env: { ...process.env, ...variables, TURBO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const { tasks: all }: { tasks: { taskId: string; hash: string; command: string }[] } = JSON.parse(
    printed.slice(printed.indexOf('{')),
  );
  const run = all.filter(({ command }) => command !== '<NONEXISTENT>');
  return new Map(run.map(({ taskId, hash }) => [nameOf(taskId), hash]));
}

/** Tasks that only one package has go by their own names. */
function nameOf(taskId: string): string {
  const [owner = '', task = ''] = taskId.split('#');
  return ['generate', 'unit', 'build', 'pack'].includes(task)
    ? `${owner.replace('@clientele/', '')}#${task}`
    : task;
}
