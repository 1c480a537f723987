import type { IncomingHttpHeaders } from 'node:http';
import { RequestLog } from './request-log.ts';
import { Session } from './session.ts';

/** The sessions by their keys, and the log of all. */
export class Sessions {
  readonly log: RequestLog = new RequestLog();
  readonly #common = new Session('');

  /**
   * The session of a request, by header, query or cookie.
   *
   * @throws {UnknownChoice} when its key is none
   */
  of(_request: { readonly headers: IncomingHttpHeaders; readonly target: string }): Session {
    return this.#common;
  }
}
