import {
  exampleOf,
  functionName,
  plainName,
  resolve,
  responseFor,
  type Scenario,
  scenariosOf,
} from '@clientele/openapi';
import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { describe, expect, it } from 'vitest';
import { type Called, type Driver, fetchDriver, headersFor, type Input, inputOf, sdkDriver } from './call.ts';
import type { ClientModules } from './client-suite.ts';
import { shown } from './compare-bodies.ts';
import { comparableValue } from './content.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { differingAnswer } from './differing.ts';
import { expectNone } from './expect-none.ts';
import { mockedAt } from './mocked-at.ts';
import { recordingFetch } from './recording-fetch.ts';
import { createGate, describeViolation, type Exchange } from './strict-gate.ts';

type Mock = (scenario?: string, options?: object) => RequestHandler;

/** What a package's `./scenarios` has of each scenario. */
interface Fixture {
  readonly request: Record<string, unknown>;
  readonly response: Record<string, unknown>;
}

/**
 * Defines the part of the client suite that needs no server: every scenario by its MSW handler
 * through both clients, held against what Prism answers.
 */
export function describeMsw(contract: Contract, modules: ClientModules, prism: string): void {
  const gate = createGate(contract);
  const { base, options: told } = mockedAt(contract.document);
  const drivers = (fetch: unknown): Driver[] => {
    // Whatever the contract's own server is, nothing leaves this process.
    const options = { fetch, validate: modules.schemas['validate'], allowInsecureHttp: true };
    return [sdkDriver(contract, modules.sdk, options), fetchDriver(modules.fetch, options)];
  };

  // What is generated for a test is in no package.
  const mocked = contract.operations
    .map((operation) => ({
      ...operation,
      scenarios: operation.scenarios.filter(({ generated }) => generated !== 'answer'),
    }))
    .filter(({ scenarios }) => scenarios.length > 0);

  // Also those of which no scenario can be asked for.
  const exemplified = contract.operations.filter((one) => scenariosOf(contract.document, one).length > 0);

  describe.each(mocked.map((operation) => [operation.id, operation] as const))(
    '%s, mocked by MSW:',
    (_id, operation) => {
      const mock = memberFor(modules.msw, operation) as Mock;
      const fixtures = memberFor(modules.scenarios, operation) as Record<string, Fixture>;
      const { scenarios } = operation;
      const names = namesOf(scenarios);
      const rows = scenarios.map((scenario, index) => {
        const name = names[index] ?? '';
        return [scenario.status, name, scenario, fixtures[name]] as const;
      });
      const asked = rows.filter(([, , { unfit }]) => unfit === undefined);

      it('has a fixture and a handler for each scenario, and refuses other names', () => {
        expect(Object.keys(fixtures).sort()).toEqual(names.toSorted());
        expect(() => mock('NoSuchScenario')).toThrow(
          expect.objectContaining({
            code: 'ERR_INVALID_ARG_VALUE',
            message: expect.stringContaining(Object.keys(fixtures).join(', ')),
          }),
        );
      });

      it.each(asked)('%i %s', async (status, name, scenario, fixture) => {
        if (!scenario.generated) expect(fixture?.request).toEqual(requestOf(operation, scenario));
        for (const index of drivers(undefined).keys()) {
          const exchange = async (url: string, input: Input): Promise<[Called, Exchange]> => {
            const { fetch, exchanges } = recordingFetch(url);
            const called = await drivers(fetch)[index]?.call(url, operation, input);
            const [first, ...others] = exchanges;
            if (!called || !first || others.length > 0) throw new Error('Expected one request.');
            return [called, first];
          };
          const input = inputOf(scenario);
          const headers = { ...input.headers, ...headersFor(operation, scenario) };
          const [, answer] = await exchange(prism, { ...input, headers });
          const [called, mocked] = await withMsw([mock(name, told)], () => exchange(base, input));
          expectNone(gate(mocked).map(describeViolation));
          const kind = status < 300 ? 'success' : 'error';
          expect(called).toMatchObject({ kind, status, operation: operation.id });
          const [received, body] = [await shown(called.body), await shown(scenario.body)];
          expectNone(differingAnswer(contract, operation, { ...scenario, body }, received));
          expect(received).toEqual(body);
          expect(await shown(fixture?.response['body'])).toEqual(received);
          expect(comparable(contract, operation, mocked)).toEqual(comparable(contract, operation, answer));
        }
      });

      const success = scenarios.find(({ status }) => status >= 200 && status < 300) ?? scenarios[0];
      if (success?.unfit === undefined)
        it('answers with the first success unless told otherwise, also at another base URL', async () => {
          const all = modules.msw['handlers'] as (options?: object) => RequestHandler[];
          expect(all(told)).toHaveLength(exemplified.length);
          for (const [url, given] of [
            [base, told],
            ['http://localhost:4099/below', { baseUrl: 'http://localhost:4099/below/' }],
          ] as const) {
            const [driver] = drivers(undefined);
            const call = async () => {
              const called = await driver?.call(url, operation, success ? inputOf(success) : noInput);
              return { status: called?.status, body: await shown(called?.body) };
            };
            const expected = { status: success?.status, body: success?.body };
            expect(await withMsw(all(given), call)).toMatchObject(expected);
            expect(await withMsw([mock(undefined, given)], call)).toMatchObject(expected);
          }
        });
    },
  );
}

/** What tells the scenarios of an operation apart: their names, and the status where one stands at two. */
function namesOf(scenarios: readonly Scenario[]): readonly string[] {
  const names: string[] = [];
  for (const { name, status } of scenarios) {
    const exact = name === '-' ? `Status${status}` : name + status;
    const candidates = [name === '-' ? exact : name, exact, ...names.map((_, index) => exact + (index + 2))];
    names.push(candidates.find((one) => !names.includes(one)) ?? exact);
  }
  return names;
}

const noInput: Input = { path: {}, query: {}, headers: {} };

/** For as long as `run` takes: the recorders and Prism use the same modules of Node that MSW replaces. */
async function withMsw<T>(handlers: readonly RequestHandler[], run: () => T): Promise<Awaited<T>> {
  const server = setupServer(...handlers);
  server.listen({ onUnhandledFrame: 'error' });
  try {
    return await run();
  } finally {
    server.close();
  }
}

function memberFor(module: Record<string, unknown>, { id }: ContractOperation): unknown {
  const found = Object.keys(module).find((name) => plainName(name) === plainName(functionName(id)));
  if (!found) throw new Error(`Nothing is exported for ${id}.`);
  return module[found];
}

function requestOf({ method, path: url }: ContractOperation, { input }: Scenario): Record<string, unknown> {
  const { path, query, headers, ...body } = input;
  const given = Object.entries({ path, query, headers }).filter(([, part]) => Object.keys(part).length > 0);
  return { method, url, ...Object.fromEntries(given), ...body };
}

/** What two mocks have to agree on: the status, the body as JSON, and every header that has an example. */
function comparable({ document }: Contract, operation: ContractOperation, { response }: Exchange): object {
  const { status, headers, body } = response;
  const { response: documented } = responseFor(operation, status) ?? {};
  const exemplary = Object.entries(documented?.headers ?? {}).filter(
    ([, header]) => exampleOf(document, resolve<object>(document, header)) !== undefined,
  );
  const names = ['content-type', ...exemplary.map(([name]) => name)];
  return {
    status,
    body: comparableValue(headers['content-type'] ?? '', body),
    headers: names.map((name) => [name, headers[name.toLowerCase()]]),
  };
}
