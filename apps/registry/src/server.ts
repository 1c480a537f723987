import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { Problem } from './clients/problem.ts';
import { type Demo, makeDemo } from './demo/make-demo.ts';
import type { Config } from './env.ts';
import type { Allowance } from './http/allowance.ts';
import type { LogStream } from './http/logging.ts';
import type { Hasher } from './secrets/hasher.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { vendors as allVendors } from './vendors/index.ts';
import type { VendorModule } from './vendors/vendor.ts';

/** What a caller may choose besides the configuration. */
export interface StartOptions {
  /** Makes a client and a token per vendor, unless the vendor has clients of its own. */
  readonly demo?: boolean;
  readonly vendors?: readonly VendorModule[];
  readonly now?: () => Date;
  readonly newId?: () => string;
  readonly hasher?: Hasher;
  readonly allowance?: Allowance;
  readonly logStream?: LogStream;
  /** Stands between the app and the store, e.g. to make it fail in a test. */
  readonly wrapStore?: (store: Store) => Store;
}

/** A registry that listens. */
export interface RunningRegistry {
  readonly url: string;
  readonly store: Store;
  readonly app: FastifyInstance;
  readonly demo: readonly Demo[];
  /** Accepts no more, finishes what was accepted, closes the store. May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens the store, listens, and gives the address.
 *
 * @throws {Problem} when the port is taken. @throws {StoreFault} when the database is out of reach.
 * @example
 * ```ts
 * const registry = await startRegistry(readConfig({ PORT: '0', DATABASE_FILE: '/tmp/registry.db' }));
 * await fetch(`${registry.url}/readyz`);
 * await registry.close();
 * ```
 */
export async function startRegistry(config: Config, options: StartOptions = {}): Promise<RunningRegistry> {
  const {
    vendors = allVendors,
    now = () => new Date(),
    newId = randomUUID,
    wrapStore = same,
    hasher,
    logStream,
    allowance,
  } = options;
  let app: FastifyInstance | undefined;
  const opened = await openStore(config.database, (error) =>
    app?.log.warn({ err: error }, 'idle connection lost'),
  );
  try {
    const store = wrapStore(opened);
    const injected = {
      ...(hasher ? { hasher } : {}),
      ...(logStream ? { logStream } : {}),
      ...(allowance ? { allowance } : {}),
    };
    app = await createApp({ config, store, vendors, now, newId, ...injected });
    const url = await listen(app, config);
    const publicUrl = config.publicUrl ?? url;
    const demo = options.demo ? await makeDemo({ store, vendors, publicUrl, now, newId }) : [];
    return { url, store, app, demo, close: closer(app, opened, config.shutdownTimeoutMs) };
  } catch (error) {
    await app?.close();
    await opened.close();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new Problem(
        'ERR_PORT_UNAVAILABLE',
        `Port ${port} of ${host} is in use; set PORT to another one.`,
      );
    if (code === 'EACCES')
      throw new Problem(
        'ERR_PORT_UNAVAILABLE',
        `Port ${port} of ${host} is not allowed; set PORT to one over 1023.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Problem('ERR_HOST_UNAVAILABLE', `HOST ${host} is no address of this machine.`);
    throw error;
  }
  // A server that listens on a TCP port has an address of this form.
  const address = app.server.address() as AddressInfo;
  const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${address.port}`;
}

function closer(app: FastifyInstance, store: Store, timeoutMs: number): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= (async () => {
      const timer = setTimeout(() => app.server.closeAllConnections(), timeoutMs);
      await app.close().finally(() => clearTimeout(timer));
      await store.close();
    })();
    return closing;
  };
}

function same(store: Store): Store {
  return store;
}
