import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { Program } from '@clientele/dev/program';
import { ask } from './ask.ts';
import { addMember, rename } from './edits.ts';

/** What follows from a save, and after how many milliseconds it did in each round. */
export interface Measured {
  readonly what: string;
  readonly times: readonly number[];
}

/** Saves the contracts of these calls in turn while `pnpm dev` runs, a process of its own. */
export async function timeSaves(
  root: string,
  calls: readonly SampleCall[],
  rounds: number,
): Promise<Measured[]> {
  await using program = new Program('--root', root, '--port', '0');
  await program.ready();
  const answers: number[] = [];
  const types: number[] = [];
  const meanings: number[] = [];
  // What is done after the start is not in the way of the first round.
  for (const { contract } of calls) await program.heard(of(contract, 'types'));
  for (let round = 0; round < rounds; round += 1) {
    const call = calls[round % calls.length] as SampleCall; // there is one
    const { contract } = call;
    const name = `Measured ${round}`;
    let line = program.lines.length;
    let began = performance.now();
    rename(root, call, name);
    do line = await program.heard(of(contract, 'served'), line);
    while (!(await ask(`${program.gateway}/${contract}`, call)).includes(name));
    answers.push(performance.now() - began);
    line = await program.heard(weighed(contract), line);

    const member = `measured${round}`;
    const file = join(root, 'packages', contract, 'generated/sdk/types.gen.ts');
    began = performance.now();
    addMember(root, contract, member);
    do line = await program.heard(of(contract, 'types'), line);
    while (!readFileSync(file, 'utf8').includes(member));
    types.push(performance.now() - began);
    line = await program.heard(weighed(contract), line);
    meanings.push(performance.now() - began);
    const meaning = program.lines[line - 1] ?? '';
    if (!meaning.includes(member)) throw new Error(`Expected a word on ${member}, but got: ${meaning}`);
  }
  return [
    { what: 'an answer', times: answers },
    { what: 'the types', times: types },
    { what: 'what it means for consumers', times: meanings },
  ];
}

function of(contract: string, what: string): RegExp {
  return new RegExp(`^\\S+ ${contract}: ${what}`);
}

function weighed(contract: string): RegExp {
  return new RegExp(`^\\S+ ${contract}: .*weighed`);
}
