import { gt, inc, satisfies } from 'semver';
import { furthest } from '../impact.ts';
import type { Verdict } from '../verdict.ts';
import type { Manifest, ManifestChange } from './manifest-changes.ts';

/**
 * Finds the peers of this workspace whose next release leaves the range that the package asks for today.
 * Whoever updates the package has to update the peer too, so their breaks are its own.
 */
export function findPeerBreaks(
  { peerDependencies = {} }: Manifest,
  verdicts: ReadonlyMap<string, Verdict>,
): ManifestChange[] {
  return Object.entries(peerDependencies).flatMap(([name, range]) => {
    const peer = verdicts.get(name);
    // Before its first release nobody has it.
    if (!peer || !range.startsWith('workspace:') || peer.version === '0.0.0') return [];
    const bump = furthest([peer.required, peer.present]);
    const next = gt(peer.next, peer.version) || bump === 'none' ? peer.next : inc(peer.version, bump);
    const sign = range.slice('workspace:'.length).replace(/^\*$/, '');
    const asked = /^[~^]?$/.test(sign) ? sign + peer.version : sign;
    if (next === null || satisfies(next, asked)) return [];
    const message = `\`peerDependencies\`: ${name} was \`${asked}\`, will be ${next}, which is out of that range`;
    return [{ impact: 'major', message }];
  });
}
