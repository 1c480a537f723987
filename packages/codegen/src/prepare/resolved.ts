import { asMap, resolve } from '@clientele/openapi';
import { unlessBroken } from './unless-broken.ts';

/** The object that a node is or refers to; without members where a reference leads nowhere. */
export function resolved(document: object, node: unknown): Record<string, unknown> {
  return asMap(unlessBroken(() => resolve(document, node)));
}
