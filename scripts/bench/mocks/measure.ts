import type { Results } from '../results.ts';
import { startGateway, startPrism } from './contenders.ts';
import { findings, type Started } from './findings.ts';
import { start } from './readiness.ts';
import { type Asked, requests } from './requests.ts';
import { type Amount, rounds } from './rounds.ts';

/** Starts the mocks of both several times, then loads those of the last time with the same requests. */
export async function measure(
  { starts, ...amount }: Amount & { readonly starts: number },
  isMeasured: (asked: Asked) => boolean = () => true,
): Promise<Results> {
  const all = (await requests()).filter(isMeasured);
  const updates = all.filter(({ kind }) => kind === all[0]?.kind);
  const ready: { prism: Started[]; ours: Started[] } = { prism: [], ours: [] };
  for (let round = 1; ; round += 1) {
    await using prism = await start(startPrism, updates);
    if (round < starts) await prism[Symbol.asyncDispose]();
    await using ours = await start(startGateway, updates);
    ready.prism.push(prism);
    ready.ours.push(ours);
    if (round < starts) continue;
    const contenders = { prism: prism.contender, ours: ours.contender };
    return findings(await rounds(contenders, all, amount), ready);
  }
}
