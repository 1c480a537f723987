import type { FastifyPluginAsync } from 'fastify';
import type { MockedContract } from '../prism/contract.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Access } from './access.ts';

/** What the control API speaks of. */
export interface ControlParts {
  readonly sessions: Sessions;
  /** As they are now: contracts come and go. */
  readonly contracts: () => readonly { readonly contract: MockedContract; readonly url: string }[];
  readonly access: Access;
}

export type { Access } from './access.ts';

/** Everything under `/_mock`, and the page at `/`. */
export function controlApi(_parts: ControlParts): FastifyPluginAsync {
  return async () => {};
}
