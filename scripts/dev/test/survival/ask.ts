import type { Program } from '../../program.ts';

/** What a mock answers: the name of its tea, if it has one, and what it says of itself. */
export interface Asked {
  readonly status: number;
  readonly name?: string;
  readonly stale: string | null;
}

export async function ask({ gateway }: Program, contract = 'tea'): Promise<Asked> {
  const response = await fetch(`${gateway}/${contract}/teas`);
  // The contract's answer, or a problem, which has no name.
  const { name } = (await response.json()) as { name?: string };
  const { status, headers } = response;
  return { status, stale: headers.get('x-mock-stale'), ...(name ? { name } : {}) };
}

/** Waits until the mock answers by a name; `from` is the line after which it may. */
export async function answers(
  program: Program,
  name: string,
  from: number,
  contract = 'tea',
): Promise<Asked> {
  for (let next = from; ; ) {
    next = await program.heard(new RegExp(`^\\S+ ${contract}: served`), next);
    const answer = await ask(program, contract);
    if (answer.name === name) return answer;
  }
}
