import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { afterAll, describe, expect, it } from 'vitest';
import { Program } from '../program.ts';
import { Scratch } from './survival/scratch.ts';

const scratch = new Scratch('Assam');
afterAll(() => scratch[Symbol.dispose]());
/** Of util-linux: runs a command in a terminal of its own. */
const inTerminal = 'script';
const here = ['--root', scratch.root, '--port', '0'];

it.each([
  [['coffee', ...here], 'There is no contract coffee in redocly.yaml. There are: tea.'],
  [['--root', `${scratch.root}/none`], `There is no folder ${scratch.root}/none.`],
  [['--port', 'tea'], '--port must be a whole number from 0 to 65535, not "tea".'],
  [['--verbose'], /^Unknown option '--verbose'\. See --help\.$/],
  [['--colour'], /^Unknown option '--colour'\. See --help\.$/],
])('says in one line why %j is no good, and ends with code 1', async (args, message) => {
  await using program = new Program(...args);
  await once(program.child, 'close');
  expect(program.lines).toEqual([expect.stringMatching(message)]);
  expect(program.child.exitCode).toBe(1);
});

it('explains itself', async () => {
  await using program = new Program('--help');
  await program.heard(/--port <number>/);
  await once(program.child, 'close');
  expect(program.child.exitCode).toBe(0);
});

describe.runIf(runsHere(posix))('on a POSIX system', () => {
  it('prints plain lines without a terminal, and ends quietly when nobody reads them', async () => {
    scratch.write('redocly.yaml', 'apis: [');
    await using program = new Program(...here);
    await program.heard(/ready: 0 contracts/);
    scratch.writeRegister('tea');
    await program.heard(/tea: new in the register/);
    await program.heard(/tea: served/);
    scratch.write(scratch.schema, 'type: object\n"\\e[2Jtitel": Tea\n');
    await program.heard(/Property .*titel/);
    expect(program.lines.join('\n')).not.toContain('\u001B');
    program.child.stdout?.destroy();
    const closed = once(program.child, 'close');
    scratch.serve('Darjeeling');
    await closed;
    expect(program.child.exitCode).toBe(0);
    expect(program.lines.filter((line) => line.includes('EPIPE'))).toEqual([]);
  });

  const scripts = runsHere({ there: hasScript(), need: 'script of util-linux' });
  it.runIf(scripts)('draws on a terminal, and leaves it as it was', async () => {
    const main = join(import.meta.dirname, '../main.ts');
    const command = [
      'stty rows 30 cols 100; before=$(stty -g)',
      `"${process.execPath}" "${main}" --root "${scratch.root}" --port 0`,
      'echo "code $?"; test "$before" = "$(stty -g)" && echo as before',
    ].join('; ');
    const env = { ...process.env, TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(inTerminal, ['--quiet', '--command', command, '/dev/null'], { env });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (/1 contract, all current/.test(text) && !child.stdin.writableEnded) child.stdin.end('q');
    });
    await once(child, 'close');
    expect(text).toMatch(/✓ tea {2}1 operation, 1 scenario/);
    expect(text).toMatch(/code 0\s+as before/);
    expect(text.lastIndexOf('\u001B[?25h')).toBeGreaterThan(text.lastIndexOf('\u001B[?25l'));
  });
});

function hasScript(): boolean {
  try {
    return execFileSync(inTerminal, ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}
