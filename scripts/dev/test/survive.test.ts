import { chmodSync, mkdirSync } from 'node:fs';
import { posix, runsHere } from '@clientele/contract-testing/runs-here';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { Program } from '../program.ts';
import { answers, ask } from './survival/ask.ts';
import { answering, Scratch } from './survival/scratch.ts';

/** What befalls a contract. */
interface Ordeal {
  readonly what: string;
  /** Makes it no good, and what is printed then. */
  readonly breaks?: (scratch: Scratch) => void;
  readonly says?: RegExp;
  /** Whether the mock says that it is behind; a register that is no good concerns no contract. */
  readonly isBehind?: boolean;
  /** Makes it good again, with an answer of this name. */
  readonly mends: (scratch: Scratch, name: string) => void;
}

/** To root every file opens. */
const areRefused = runsHere({ there: process.getuid?.() !== 0, need: 'a user who is not root' });
const example = /^specs\/tea\/components\/examples\/Tea\.yaml:[34]:\d+ /;

const ordeals: Ordeal[] = [
  {
    what: 'a half-written file, then the rest',
    breaks: (scratch) => scratch.write(scratch.example, 'summary: A tea.\nvalue:\n  name: "Ass'),
    says: example,
    mends: (scratch, name) => scratch.serve(name),
  },
  {
    what: 'YAML that is none',
    breaks: (scratch) => scratch.write(scratch.example, 'summary: A tea.\nvalue:\n\tname: Assam\n'),
    says: example,
    mends: (scratch, name) => scratch.serve(name),
  },
  {
    what: 'a component that is deleted and comes back',
    breaks: (scratch) => scratch.remove(scratch.schema),
    says: /^specs\/tea\/paths\/teas\.yaml:9:\d+ /,
    mends(scratch, name) {
      scratch.serve(name);
      scratch.writeSchema();
    },
  },
  {
    what: 'a $ref to itself',
    breaks: (scratch) => scratch.write(scratch.schema, '$ref: Tea.yaml\n'),
    says: /^specs\/tea\/\S+\.yaml:\d+:\d+ /,
    mends(scratch, name) {
      scratch.serve(name);
      scratch.writeSchema();
    },
  },
  {
    what: 'a file that is a folder',
    breaks(scratch) {
      scratch.remove(scratch.schema);
      mkdirSync(scratch.file(scratch.schema));
    },
    says: /^specs\/tea\/paths\/teas\.yaml:9:\d+ /,
    mends(scratch, name) {
      scratch.remove(scratch.schema);
      scratch.writeSchema();
      scratch.serve(name);
    },
  },
  {
    what: 'a file that may not be read',
    breaks: (scratch) => chmodSync(scratch.file(scratch.schema), 0),
    says: /^specs\/tea\/paths\/teas\.yaml:9:\d+ /,
    mends(scratch, name) {
      chmodSync(scratch.file(scratch.schema), 0o644);
      scratch.serve(name);
    },
  },
  {
    what: 'a folder that is renamed, then the register',
    breaks: (scratch) => scratch.rename('specs/tea', 'specs/herb'),
    says: /^redocly\.yaml:7:\d+ /,
    mends(scratch, name) {
      scratch.folder = 'specs/herb';
      scratch.serve(name);
      scratch.writeRegister('tea');
    },
  },
  {
    what: 'a folder that is renamed together with the register',
    mends(scratch, name) {
      scratch.rename('specs/herb', 'specs/tea');
      scratch.folder = 'specs/tea';
      scratch.writeRegister('tea');
      scratch.serve(name);
    },
  },
  {
    what: 'specs/ that is gone and comes back',
    breaks: (scratch) => scratch.rename('specs', 'elsewhere'),
    says: /^redocly\.yaml:7:\d+ /,
    mends(scratch, name) {
      scratch.rename('elsewhere', 'specs');
      scratch.serve(name);
    },
  },
  {
    what: 'a register that is no YAML',
    breaks: (scratch) => scratch.write('redocly.yaml', 'apis:\n  tea: {\n'),
    says: /redocly\.yaml:\d+/,
    isBehind: false,
    mends(scratch, name) {
      scratch.serve(name);
      scratch.writeRegister('tea');
    },
  },
  {
    what: 'a save by a file that takes its place',
    mends: (scratch, name) => scratch.writeBeside(scratch.example, answering(name)),
  },
  {
    what: 'a save in pieces',
    mends: (scratch, name) => scratch.writeInPieces(scratch.example, answering(name)),
  },
  {
    what: 'a file that is saved twenty times',
    mends(scratch, name) {
      for (let time = 1; time < 20; time += 1) scratch.serve(`Other${time}`);
      scratch.serve(name);
    },
  },
  {
    what: 'fifty files that a branch has otherwise',
    mends(scratch, name) {
      const notes = (text: string) => {
        for (let index = 0; index < 49; index += 1)
          scratch.write(`specs/tea/components/examples/Note${index}.yaml`, answering(text));
      };
      notes('Here');
      scratch.commit();
      scratch.git('checkout', '--quiet', '-b', 'other');
      notes('There');
      scratch.serve(name);
      scratch.commit();
      scratch.git('checkout', '--quiet', 'main');
      scratch.git('checkout', '--quiet', 'other');
    },
  },
];

describe.runIf(runsHere(posix))('the program survives', () => {
  const scratch = new Scratch('Assam');
  let program: Program;
  let good = 'Assam';
  /** Where the next line is, and what is printed from there on if the test fails. */
  const fromHere = () => {
    const from = program.lines.length;
    onTestFailed(() => console.log(program.lines.slice(from).join('\n')));
    return from;
  };
  afterAll(async () => {
    await program?.[Symbol.asyncDispose]();
    scratch[Symbol.dispose]();
  });
  beforeAll(async () => {
    program = new Program('--root', scratch.root, '--port', '0');
    await program.ready();
    expect(await ask(program)).toEqual({ status: 200, name: good, stale: null });
  });

  const possible = ordeals.filter(({ what }) => areRefused || what !== 'a file that may not be read');
  it.each(possible)('$what', async ({ what, breaks, says, isBehind = true, mends }) => {
    if (breaks && says) {
      const before = fromHere();
      breaks(scratch);
      await program.heard(says, before);
      const stale = isBehind ? expect.stringMatching(/^\S+\.yaml:\d+ \w/) : null;
      expect(await ask(program)).toEqual({ status: 200, name: good, stale });
    }
    const before = fromHere();
    good = `After ${what.replaceAll(/\W+/g, ' ')}`;
    mends(scratch, good);
    expect(await answers(program, good, before)).toEqual({ status: 200, name: good, stale: null });
  });

  it('contracts that come into the register, and go', async () => {
    const before = fromHere();
    scratch.writeRegister('tea', 'cup');
    expect(await answers(program, good, before, 'cup')).toMatchObject({ status: 200, stale: null });
    scratch.writeRegister('tea');
    await program.heard(/ cup: not in the register any more$/, before);
    expect(await ask(program, 'cup')).toEqual({ status: 404, stale: null });
    expect(await ask(program)).toEqual({ status: 200, name: good, stale: null });
  });

  it('all of it, and then ends with code 0 and without its port', async () => {
    expect(await program.end('SIGTERM')).toBe(0);
    await expect(ask(program)).rejects.toThrow('fetch failed');
  });
});
