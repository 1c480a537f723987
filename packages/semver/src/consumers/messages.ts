import type { Registered } from '@clientele/openapi/register';
import type { Weighed } from './weighed.ts';

/** What the worker is asked: to weigh, to give that up, to end. */
export type Asked =
  | { readonly kind: 'weigh'; readonly id: number; readonly contract: Registered }
  | { readonly kind: 'drop'; readonly id: number }
  | { readonly kind: 'end' };

/** What it answers. */
export interface Answered {
  readonly id: number;
  readonly weighed: Weighed;
}
