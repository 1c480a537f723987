import type { Contender, Start } from './contenders.ts';
import type { Started } from './findings.ts';
import { statusOf } from './load.ts';
import type { Asked } from './requests.ts';

/** Starts mocks and asks each contract once. */
export async function start(
  begin: Start,
  requests: readonly Asked[],
): Promise<Started & AsyncDisposable & { readonly contender: Contender }> {
  await using started = new AsyncDisposableStack();
  const began = performance.now();
  const contender = started.use(await begin(requests.map(({ contract }) => contract)));
  const statuses = await Promise.all(requests.map((asked) => statusOf(contender, asked)));
  const milliseconds = performance.now() - began;
  if (statuses.some((status) => status !== 200))
    throw new Error(`Expected 200 of every mock, but got ${statuses.join(', ')}.`);
  const { memory } = await contender.usage();
  const kept = started.move();
  return { contender, milliseconds, memory, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
