import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleCall } from '@clientele/consumer-testing/calls';
import { startProgram } from '@clientele/dev/program';
import { ask } from './ask.ts';
import { addMember, rename } from './edits.ts';

/** What followed a save, in milliseconds after it, a time per round. */
export interface SaveTimes {
  /** The mock's first answer by the new contract. */
  readonly answer: readonly number[];
  /** The types on disk. */
  readonly types: readonly number[];
  /** The line that says what it means for consumers. */
  readonly meaning: readonly number[];
}

/** Saves the contracts of these calls in turn while `pnpm dev` runs, a process of its own. */
export async function timeSaves(root: string, calls: readonly SampleCall[], rounds: number): Promise<SaveTimes> {
  await using program = await startProgram(root);
  const times = { answer: [] as number[], types: [] as number[], meaning: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const call = calls[round % calls.length] as SampleCall; // there is one
    const { contract } = call;
    const name = `Measured ${round}`;
    let next = program.lines.length;
    let began = performance.now();
    rename(root, call, name);
    do next = await program.heard(new RegExp(`^\\S+ ${contract}: served`), next);
    while (!(await ask(`${program.gateway}/${contract}`, call)).includes(name));
    times.answer.push(performance.now() - began);
    await program.heard(weighed(contract), next);

    const member = `measured${round}`;
    const types = join(root, 'packages', contract, 'generated/sdk/types.gen.ts');
    next = program.lines.length;
    began = performance.now();
    addMember(root, contract, member);
    do next = await program.heard(new RegExp(`^\\S+ ${contract}: types`), next);
    while (!(existsSync(types) && readFileSync(types, 'utf8').includes(member)));
    times.types.push(performance.now() - began);
    await program.heard(weighed(contract), next);
    times.meaning.push(performance.now() - began);
  }
  return times;
}

function weighed(contract: string): RegExp {
  return new RegExp(`^\\S+ ${contract}: .*\\(weighed`);
}
