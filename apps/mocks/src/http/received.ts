import type { IncomingHttpHeaders } from 'node:http';
import type { PrismRequest } from '../prism/ask-prism.ts';

/** A request to a contract as it arrived, whole. */
export interface Received {
  /** As sent, in capitals. */
  readonly method: string;
  /** The request target as the contract sees it, neither decoded nor normalised: `/teas/a%2Fb?limit=1`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, as sent; `headers` has of some the first alone. */
  readonly rawHeaders?: readonly string[];
  readonly bytes: Buffer;
  /** The same as Prism takes it, its body parsed; without what is meant for the mock alone. */
  readonly asked: PrismRequest;
}
