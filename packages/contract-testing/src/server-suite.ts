import { type Cause, type Scenario, securityScheme } from '@clientele/openapi';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Driver, fetchDriver, inputOf, sdkDriver } from './call.ts';
import type { Modules } from './client-suite.ts';
import { shown } from './compare-bodies.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { measureCoverage, scenarioHeader, writeCoverage } from './coverage.ts';
import { differingAnswer } from './differing.ts';
import { expectNone } from './expect-none.ts';
import { createJudge } from './judge.ts';
import { type PrismProxy, startPrismProxy } from './prism-proxy.ts';
import { type Recorded, type Recorder, startRecorder } from './recorder.ts';
import type { TestScenario } from './test-scenarios.ts';

/** A server under test, and what brings the contract's scenarios about in it. */
export interface ServerWorld {
  /** Base URL of the contract's paths. */
  readonly url: string;
  /** Puts the starting client back. */
  reset(): Promise<void>;
  /** A token; `foreign` belongs to another client, `forbidden` lacks the right. */
  token(kind: 'valid' | 'unknown' | 'forbidden' | 'foreign'): string;
  /** A client id that nobody has, or that has no id's form. */
  clientId(kind: 'unknown' | 'malformed'): string;
  /** All that is stored of clients, as text. */
  snapshot(): Promise<string>;
  /** Makes the store fail, or puts it out of reach. */
  breakStore(how: 'failing' | 'unavailable'): Promise<void>;
  /** How many requests of one token are let through since `reset`. */
  readonly rateLimit: number;
  /** Undoes `breakStore`; harmless without it. */
  mendStore(): Promise<void>;
  close(): Promise<void>;
}

export interface ServerSuiteOptions {
  /** Names the server in the coverage. */
  readonly server: string;
  readonly open: () => Promise<ServerWorld>;
  /** Called with every exchange when the suite is over. */
  readonly onFinish?: (exchanges: readonly Recorded[]) => void | Promise<void>;
}

/**
 * Defines the server suite of a contract: every scenario is brought about by its real cause, through
 * both published clients and Prism as a validation proxy, and judged by what the server sent.
 *
 * @example
 * ```ts
 * describeServer(contract, { sdk, fetch, schemas }, { server: 'mine', open: async () => world });
 * ```
 */
export function describeServer(contract: Contract, modules: Modules, options: ServerSuiteOptions): void {
  const judge = createJudge(contract);
  const drivers = [sdkDriver(contract, modules.sdk), fetchDriver(modules.fetch)];
  let world: ServerWorld;
  let recorder: Recorder;
  let proxy: PrismProxy;

  beforeAll(async () => {
    world = await options.open();
    recorder = await startRecorder(options.server, world.url);
    proxy = await startPrismProxy(contract, recorder.url);
  });

  afterAll(async () => {
    const { exchanges } = recorder;
    writeCoverage(measureCoverage(contract, `registry-${options.server}`, [options.server], exchanges));
    await proxy.close();
    await recorder.close();
    await world.close();
    await options.onFinish?.(exchanges);
  });

  beforeEach(async () => {
    await world.mendStore();
    await world.reset();
  });

  const prepare = async (operation: ContractOperation, scenario: Scenario) => {
    const { cause = {} } = scenario;
    if (cause.store) await world.breakStore(cause.store);
    const input = inputOf(scenario);
    const { token: _placeholder, ...rest } = input;
    const kind = cause.token ?? 'valid';
    const token = kind === 'missing' || kind === 'malformed' ? undefined : world.token(kind);
    const [id] = operation.parameters.filter((parameter) => parameter.in === 'path');
    const path = cause.client && id ? { ...input.path, [id.name]: world.clientId(cause.client) } : input.path;
    const body = 'body' in cause ? { body: cause.body } : {};
    const headers = { ...input.headers, [scenarioHeader]: scenario.name };
    const prepared = { ...rest, path, headers, ...body, ...(token === undefined ? {} : { token }) };
    if (cause.rate) await exhaust(operation, prepared);
    return { cause, input: prepared };
  };

  /** Makes all the requests that are let through; without a body, they change nothing. */
  const exhaust = async (operation: ContractOperation, { body: _body, ...input }: Prepared) => {
    for (let sent = 0; sent < world.rateLimit; sent += 1)
      await sendBytes(world.url, contract, operation, input, { rawBody: '' });
  };

  const exchangeOf = async (send: () => Promise<{ status: number | undefined; body: unknown }>) => {
    const before = recorder.exchanges.length;
    const received = await send();
    const exchange = recorder.exchanges[before];
    if (!exchange) throw new Error(`Nothing reached the server; Prism answered ${JSON.stringify(received)}.`);
    return { received, exchange };
  };

  describe.each(contract.operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    (_id, operation) => {
      const fit = operation.scenarios.filter(({ unfit }) => unfit === undefined);
      const asked = fit.filter((one) => reasonNotToAsk(one) === undefined);
      for (const one of fit.filter((scenario) => !asked.includes(scenario)))
        it.skip(`not asked: ${one.status} ${one.name}, ${reasonNotToAsk(one)}`);
      for (const reason of operation.unasked) it.skip(`not asked: ${reason}`);
      const scenarios = asked.map((one) => [one.status, one.name, one] as const);
      const byClients = scenarios.filter(([, , { cause }]) => !isRaw(cause));
      const byBytes = scenarios.filter(([, , { cause }]) => isRaw(cause));

      describe.each(byClients)('%i %s', (status, _name, scenario) => {
        it.each(drivers.map((driver) => [driver.name, driver] as const))(
          'through %s',
          async (_driver, driver: Driver) => {
            const before = await world.snapshot();
            const { input } = await prepare(operation, scenario);
            const { received, exchange } = await exchangeOf(async () => {
              const { status: given, body } = await driver.call(proxy.url, operation, input);
              return { status: given, body };
            });
            expectNone(judge(scenario, exchange));
            // Prism lets a conforming answer through unchanged.
            const body = await shown(received.body);
            expectNone(differingAnswer(contract, operation, scenario, body));
            expect({ ...received, body }).toEqual({ status, body: scenario.body });
            await world.mendStore();
            if (status >= 400) expect(await world.snapshot()).toBe(before);
          },
        );
      });

      it.each(byBytes)('%i %s by its bytes', async (status, _name, scenario) => {
        const before = await world.snapshot();
        const { cause, input } = await prepare(operation, scenario);
        const { exchange } = await exchangeOf(async () => {
          // Past Prism, which never answers bytes that claim to be JSON and are not.
          const front = cause.rawBody === undefined ? proxy.url : recorder.url;
          const answer = await sendBytes(front, contract, operation, input, cause);
          return { status: answer.status, body: await answer.text() };
        });
        expectNone(judge(scenario, exchange));
        if (status >= 400) expect(await world.snapshot()).toBe(before);
      });
    },
  );
}

/** A server is asked for what the contract has an example of, and says how it comes about. */
function reasonNotToAsk({ status, cause, ownRequest, generated }: TestScenario): string | undefined {
  if (generated === 'answer') return 'the contract has no example of it';
  return status < 400 || cause || ownRequest ? undefined : 'no request of its own and no x-cause';
}

function isRaw(cause: Cause | undefined): boolean {
  return Boolean(cause?.rawBody ?? cause?.mediaType ?? cause?.bodySize) || cause?.token === 'malformed';
}

type Prepared = Omit<ReturnType<typeof inputOf>, 'token'> & { readonly token?: string };

async function sendBytes(
  url: string,
  contract: Contract,
  operation: ContractOperation,
  { path, headers, body, token }: Prepared,
  cause: Cause,
): Promise<Response> {
  const target = operation.path.replace(/\{([^}]+)\}/g, (_match, name) =>
    encodeURIComponent(String(path[name])),
  );
  const authorization =
    cause.token === 'malformed' ? { authorization: 'Unheard-of' } : credentials(contract, operation, token);
  return fetch(url + target, {
    method: operation.method,
    headers: {
      ...headers,
      ...authorization,
      'content-type': cause.mediaType ?? operation.requestMediaType ?? '',
    },
    body: cause.rawBody ?? (cause.bodySize ? jsonOfSize(cause.bodySize) : JSON.stringify(body)),
  });
}

function credentials(
  { document }: Contract,
  { security }: ContractOperation,
  token: string | undefined,
): Record<string, string> {
  if (token === undefined) return {};
  const [name = ''] = Object.keys(security[0] ?? {});
  const scheme = securityScheme(document, name);
  return scheme?.type === 'apiKey' ? { [scheme.name ?? '']: token } : { authorization: `Bearer ${token}` };
}

/** An object, because Prism takes the quotes off a string that it passes on. */
function jsonOfSize(bytes: number): string {
  const empty = JSON.stringify({ filler: '' });
  return JSON.stringify({ filler: 'x'.repeat(bytes - empty.length) });
}
