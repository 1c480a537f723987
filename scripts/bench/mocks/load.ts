import autocannon from 'autocannon';
import type { Contender } from './contenders.ts';
import type { Asked } from './requests.ts';

const connections = 10;

/** What answering a request took, over many. */
export interface Load {
  readonly requests: number;
  /** Of the processes that answer, in microseconds. */
  readonly cpu: number;
  readonly milliseconds: number;
}

/**
 * Asks the same many times over, on ten connections.
 *
 * @throws when not every answer has that status
 */
export async function load(
  contender: Contender,
  { contract, target, method, headers, body, kind }: Asked,
  status: number,
  amount: number,
): Promise<Load> {
  const before = await contender.usage();
  const began = performance.now();
  const result = await autocannon({
    url: contender.urlOf(contract) + target,
    ...{ method, headers, body, amount, connections: Math.min(connections, amount), sampleInt: 10 },
  });
  const milliseconds = performance.now() - began;
  const after = await contender.usage();
  const good = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  if (good !== amount) {
    const found = JSON.stringify({ ...result.statusCodeStats, errors: result.errors });
    throw new Error(`${contract}, ${kind}: expected ${amount} answers with ${status}, but got ${found}.`);
  }
  return { requests: amount, cpu: after.cpu - before.cpu, milliseconds };
}

/** The status that a mock answers with. */
export async function statusOf(
  contender: Contender,
  { contract, target, method, headers, body }: Asked,
): Promise<number> {
  const response = await fetch(contender.urlOf(contract) + target, { method, headers, body });
  await response.arrayBuffer();
  return response.status;
}
