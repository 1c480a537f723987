import type { OpenApiDocument } from '@clientele/openapi';
import type { ContractParts } from './contracts/parts.ts';
import type { Behind } from './http/behind.ts';
import type { Exchange } from './http/exchange.ts';
import type { Vendors } from './http/vendors.ts';

/** What can be set; every option has a default. */
export type MocksOptions = {
  /** The folder of a register of contracts, `redocly.yaml`. By default the contracts that are inside. */
  root?: string;
  /** What is served at the start: names of those, and files, `shop.yaml` or `name=shop.yaml`. By default all of those. */
  contracts?: readonly string[];
  /** The gateway's port; the vendors follow in the order of the register. 0: any free ports. */
  port?: number;
  /** The address to listen on. `localhost` is both loopback addresses. */
  host?: string;
  /** Told of every answer. */
  onExchange?: (exchange: Exchange) => void;
  /** How many milliseconds a request may take to arrive. */
  patience?: number;
  /** Whether every session begins with the vendors' semantics on records in memory, where there are any. */
  stateful?: boolean;
  /** From where the control API may be used, beside this machine: names of this host, and origins of pages. */
  access?: { readonly hosts?: readonly string[]; readonly origins?: readonly string[] };
};

/** Mocks that answer. A request under way is answered by the contract that it began with. */
export type Mocks = AsyncDisposable & {
  urls: { gateway: string; vendors: Vendors };
  /**
   * Answers by this bundle from now on, in the place of what has the name, if anything has. What is
   * new comes last, and gets the next port of the row, or any if that is in use. One call at a time.
   *
   * @throws when Prism can't take it; what has the name goes on then
   */
  replace(name: string, document: OpenApiDocument, parts?: ContractParts): Promise<void>;
  /**
   * Goes on with what has the name and says in every answer that it is behind, in the header
   * `X-Mock-Stale`, until it is replaced. Where nothing could be served yet, every answer is a 503.
   */
  hold(name: string, behind: Behind): Promise<void>;
  /** Takes no more requests for it. */
  remove(name: string): void;
  /** Closes every port; requests that are under way are cut off. */
  close(): Promise<void>;
};
