import { resolve } from 'node:path';
import { type Mocks, startMocks } from '@clientele/mocks';
import { Engine } from './engine.ts';
import type { DevEvent } from './events.ts';
import { Follower } from './follower.ts';
import { WatchedFiles } from './watched-files.ts';

/** What is watched, and who is told. */
export interface DevOptions {
  /** The folder of `redocly.yaml`, absolute. */
  readonly root: string;
  /** Of the gateway; 4010 by default, 0 for any. The contracts' own ports follow it. */
  readonly port?: number;
  readonly host?: string;
  /** The names of the contracts to serve; all of them if there is none. */
  readonly contracts?: readonly string[];
  readonly onEvent: (event: DevEvent) => void;
}

/** A repository whose mocks follow what is saved. */
export interface Dev extends AsyncDisposable {
  /** They change with the register. */
  readonly urls: Mocks['urls'];
  /** Ends when nothing is being written any more. */
  close(): Promise<void>;
}

/**
 * Serves the contracts of a repository as they are written, and follows every save: what is good is served
 * at once, then checked, generated and weighed; what is not is refused with its causes, while the mock goes
 * on with the last good one. It is there as soon as the gateway listens; `ready` comes when every contract
 * was looked at. Whatever is wrong with the repository is an event.
 *
 * @throws {MockError} when the port or the host is no good
 * @example
 * ```ts
 * await using dev = await startDev({ root: '/path/to/repository', onEvent: console.log });
 * ```
 */
export async function startDev(options: DevOptions): Promise<Dev> {
  const { port = 4010, host = 'localhost', contracts = [], onEvent } = options;
  const root = resolve(options.root);
  const since = performance.now();
  const fail = (error: unknown) =>
    onEvent({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  await using opened = new AsyncDisposableStack();
  const mocks = opened.use(await startMocks({ port, host, contracts: [] }));
  const engine = opened.use(new Engine(root, mocks, onEvent));
  const follower = new Follower(
    root,
    engine,
    onEvent,
    ({ name }) => contracts.length === 0 || contracts.includes(name),
  );
  const ready = () =>
    onEvent({ kind: 'ready', gateway: mocks.urls.gateway, milliseconds: performance.now() - since });
  // In the order in which they come, since each may change the register.
  let heard = Promise.resolve();
  const inTurn = (hear: () => Promise<void>) => {
    heard = heard.then(hear).catch(fail);
  };
  opened.defer(() => heard);
  // Watched first, so that nothing is missed that is saved while the contracts are read.
  opened.use(new WatchedFiles(root, (saved) => inTurn(() => follower.hear(saved)), fail));
  inTurn(() => follower.begin(since, ready));
  const kept = opened.move();
  const close = () => kept.disposeAsync();
  return { urls: mocks.urls, close, [Symbol.asyncDispose]: close };
}
