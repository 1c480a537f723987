import { exampleCurl, operations } from '@clientele/openapi';
import type { FastifyPluginAsync } from 'fastify';
import { checkName } from '../contracts/entry.ts';
import { type Access, controlApi } from '../control/control-api.ts';
import { MockError } from '../errors.ts';
import { showPage } from '../page/show-page.ts';
import type { MockedContract } from '../prism/contract.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { createApp } from './app.ts';
import type { Exchange } from './exchange.ts';
import type { Hosted } from './hosted.ts';
import { type Listener, listen } from './listen.ts';
import { type Port, serveContracts } from './serve-contracts.ts';
import { answerNoVendor, splitTarget, type Vendors } from './vendors.ts';

/** How the ports are opened. */
export type HostsOptions = {
  /** The gateway's; the vendors follow it. 0: any free ports. */
  port: number;
  host: string;
  patience: number;
  sessions: Sessions;
  access: Access;
  onExchange?: ((exchange: Exchange) => void) | undefined;
};

/** The gateway, and the vendors behind it, which come and go. */
export class Hosts {
  readonly vendors: Vendors = {};
  readonly #hosted = new Map<string, Hosted>();
  readonly #listeners = new Map<string, Listener>();
  readonly #opened: Listener[] = [];
  readonly #options: HostsOptions;
  /** The gateway's URL, once it is open. */
  front = '';

  constructor(options: HostsOptions) {
    this.#options = options;
  }

  /** @throws {MockError} when the port or the host is no good */
  async openGateway(): Promise<void> {
    const { port, sessions, access } = this.#options;
    const contracts = () => this.#served();
    const control = controlApi({ sessions, contracts, access });
    const place = (target: string) => {
      const { name, rest } = splitTarget(target);
      const hosted = this.#hosted.get(name);
      return hosted && { name, hosted, target: rest.startsWith('/') ? rest : `/${rest}` };
    };
    const elsewhere = (method: string, target: string) => answerNoVendor(method, target, this.vendors);
    const listener = await this.#listen({ place, elsewhere, prefix: '' }, port, control);
    this.front = this.#urlOf(listener);
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
    const url = `${this.front}/${name}`;
    const isReplaced = this.#hosted.get(name)?.contract !== hosted.contract;
    this.#hosted.set(name, hosted);
    if (hosted.contract && isReplaced) this.#options.sessions.replaced(hosted.contract);
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
    this.#options.sessions.removed(name);
    Reflect.deleteProperty(this.vendors, name);
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((listener) => listener.close()));
  }

  async #open(name: string, mayMove: boolean): Promise<string> {
    checkName(name);
    const place = (target: string) => ({ name, hosted: this.#hosted.get(name) ?? {}, target });
    const elsewhere = (method: string, target: string) => answerNoVendor(method, target, this.vendors);
    const listen = (port: number) => this.#listen({ place, elsewhere, prefix: `/${name}` }, port);
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

  async #listen(
    routes: Pick<Port, 'place' | 'elsewhere' | 'prefix'>,
    port: number,
    control?: FastifyPluginAsync,
  ): Promise<Listener> {
    const { host, patience, sessions, access, onExchange } = this.#options;
    const app = createApp();
    if (control) {
      await showPage(app);
      await app.register(control);
    }
    const served = () => this.#served().map(({ contract }) => contract);
    await app.register(serveContracts({ ...routes, sessions, served, access, onExchange }));
    const listener = await listen(app, { host, port, patience });
    this.#opened.push(listener);
    return listener;
  }

  #served(): { contract: MockedContract; url: string }[] {
    return [...this.#hosted].flatMap(([name, { contract }]) =>
      contract ? [{ contract, url: `${this.front}/${name}` }] : [],
    );
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
