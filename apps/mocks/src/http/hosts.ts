import { exampleCurl, operations } from '@clientele/openapi';
import { checkName } from '../contracts/entry.ts';
import { MockError } from '../errors.ts';
import type { MockedContract } from '../prism/contract.ts';
import { gateway, type Vendors } from './gateway.ts';
import { answerAs, type Hosted } from './hosted.ts';
import { type Listener, listen } from './listen.ts';
import { type Exchange, type Responder, serve, targetOf } from './serve.ts';

/** How the ports are opened. */
export type HostsOptions = {
  /** The gateway's; the vendors follow it. 0: any free ports. */
  port: number;
  host: string;
  patience: number;
  onExchange?: ((exchange: Exchange) => void) | undefined;
};

/** The gateway, and the vendors behind it, which come and go. */
export class Hosts implements AsyncDisposable {
  readonly vendors: Vendors = {};
  readonly #hosted = new Map<string, Hosted>();
  readonly #listeners = new Map<string, Listener>();
  readonly #opened = new AsyncDisposableStack();
  readonly #options: HostsOptions;
  #front = '';

  constructor(options: HostsOptions) {
    this.#options = options;
  }

  /** @throws {MockError} when the port or the host is no good */
  async openGateway(): Promise<string> {
    const { port, patience } = this.#options;
    const listener = await this.#listen(gateway(this.#hosted, this.vendors, patience), '', port);
    this.#front = this.#urlOf(listener);
    return this.#front;
  }

  /** What answers under a name. */
  get(name: string): Hosted | undefined {
    return this.#hosted.get(name);
  }

  /**
   * Answers by something else under a name; a new one gets a port of its own, the next of the row.
   * Another one is taken where that is in use, unless it has to be that one.
   *
   * @throws {MockError} when its port has to be that one, and is no good
   */
  async set(name: string, hosted: Hosted, mayMove = true): Promise<void> {
    const known = this.vendors[name];
    const origin = known?.origin ?? (await this.#open(name, mayMove));
    const url = `${this.#front}/${name}`;
    this.#hosted.set(name, hosted);
    this.vendors[name] = {
      url,
      origin,
      curl: hosted.contract ? showcase(hosted.contract, url) : `curl ${url}`,
    };
  }

  /** Takes no more requests for a name; those that are under way are answered. */
  remove(name: string): void {
    this.#listeners.get(name)?.stop();
    this.#listeners.delete(name);
    this.#hosted.delete(name);
    Reflect.deleteProperty(this.vendors, name);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#opened.disposeAsync();
  }

  async #open(name: string, mayMove: boolean): Promise<string> {
    checkName(name);
    const { patience } = this.#options;
    const responder: Responder = (request) =>
      answerAs(this.#hosted.get(name) ?? {}, request, targetOf(request), patience);
    const listen = (port: number) => this.#listen(responder, `/${name}`, port);
    const listener = await listen(this.#nextPort()).catch((error: unknown) => {
      if (mayMove && error instanceof MockError && error.code === 'PORT_UNAVAILABLE') return listen(0);
      throw error;
    });
    this.#listeners.set(name, listener);
    return this.#urlOf(listener);
  }

  #nextPort(): number {
    const taken = new Set([...this.#listeners.values()].map(({ port }) => port));
    let next = this.#options.port;
    if (next === 0) return 0;
    do next += 1;
    while (taken.has(next));
    return next > 65_535 ? 0 : next;
  }

  async #listen(responder: Responder, prefix: string, port: number): Promise<Listener> {
    const { host, onExchange } = this.#options;
    return this.#opened.use(await listen(serve(responder, prefix, onExchange), host, port));
  }

  #urlOf({ port }: Listener): string {
    const { host } = this.#options;
    if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
}

/** Calls an operation with a body if there is one, which shows more. */
function showcase({ document }: MockedContract, url: string): string {
  const all = [...operations(document)];
  // mockContract refuses a contract without operations.
  const operation = (all.find(({ body }) => body) ?? all[0]) as (typeof all)[0];
  return exampleCurl(document, operation, { url });
}
