import type { FastifyPluginAsync } from 'fastify';
import type { MockedContract } from '../prism/contract.ts';
import type { Sessions } from '../sessions/sessions.ts';

/** What the control API speaks of. */
export interface ControlParts {
  readonly sessions: Sessions;
  /** As they are now: contracts come and go. */
  readonly contracts: () => readonly { readonly contract: MockedContract; readonly url: string }[];
  readonly access: Access;
}

/** From where the mocks may be driven, beside this machine. */
export interface Access {
  /** The address that is listened on, which a Host may name. */
  readonly host: string;
  /** Names that a Host may be. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
}

/** Everything under `/_mock`, and the page at `/`. */
export function controlApi(_parts: ControlParts): FastifyPluginAsync {
  return async () => {};
}
