import {
  canonicalPointer,
  exampleOf,
  mediaKind,
  type Parameter,
  plainName,
  resolve,
  responseFor,
  type Scenario,
} from '@clientele/openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnsweringServer, startAnsweringServer } from './answering-server.ts';
import { type Called, type Driver, fetchDriver, headersFor, type Input, inputOf, sdkDriver } from './call.ts';
import { expectedBody, sentBody, shown } from './compare-bodies.ts';
import { contentKey } from './content.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { measureCoverage, writeCoverage } from './coverage.ts';
import { differingAnswer, differingRequest } from './differing.ts';
import { expectNone } from './expect-none.ts';
import { describeMsw } from './msw-suite.ts';
import { type Recorded, type Recorder, startRecorder } from './recorder.ts';
import { createValidator } from './response-validator.ts';
import { createGate, describeViolation } from './strict-gate.ts';
import type { TestScenario } from './test-scenarios.ts';

/** The generated modules of one package. */
export interface Modules {
  readonly sdk: Record<string, unknown>;
  readonly fetch: Record<string, unknown>;
  /** The runtime schemas, `<operation>Schemas` each. */
  readonly schemas: Record<string, unknown>;
}

/** Those and what tests of an application take in the place of a server. */
export interface ClientModules extends Modules {
  /** One object of fixtures per operation. */
  readonly scenarios: Record<string, unknown>;
  /** One function per operation that makes an MSW handler, and `handlers`. */
  readonly msw: Record<string, unknown>;
}

export interface SuiteOptions {
  /** Base URL of a mock of the contract. */
  readonly mock: string;
  /** Where coverage is written; the working directory's `coverage` unless given. */
  readonly coverage?: string;
}

const encodedIds = ['a/b', 'ü', '%2F', 'two words', 'a?b#c', '..a', '日本'];
const refusedIds = ['', '.', '..', '\u0000', 'line\nbreak', '\u007f', '\u0085'];

/**
 * Defines the client suite of a contract: every documented status and scenario of every operation,
 * through both generated clients, against a mock, with the strict gate over the wire.
 *
 * @example
 * ```ts
 * describeClients(contract, { sdk, fetch, schemas, scenarios, msw }, { mock: 'http://127.0.0.1:4010/library' });
 * ```
 */
export function describeClients(contract: Contract, modules: ClientModules, options: SuiteOptions): void {
  // What is documented must pass the check of responses, and come out of it as it was sent.
  const checking = { validate: modules.schemas['validate'] };
  const drivers = [sdkDriver(contract, modules.sdk, checking), fetchDriver(modules.fetch, checking)];
  const gate = createGate(contract);
  const validate = createValidator(contract.document);
  const allows = ({ pointer }: Parameter, id: string) =>
    validate(canonicalPointer(contract.document, `${pointer}/schema`), id).length === 0;
  const recorders = new Map<string, Recorder>();
  let answering: AnsweringServer | undefined;
  const recorderOf = ({ name }: Driver, { generated }: TestScenario): Recorder => {
    const recorder = recorders.get(generated === 'answer' ? `${name} generated` : name);
    if (!recorder) throw new Error(`No recorder for ${name}; the suite has not started.`);
    return recorder;
  };

  const run = async (
    driver: Driver,
    operation: ContractOperation,
    scenario: TestScenario,
    input: Input,
  ): Promise<[Called, Recorded]> => {
    const { url, exchanges } = recorderOf(driver, scenario);
    const before = exchanges.length;
    const result = await driver.call(url, operation, input);
    const exchange = exchanges[before];
    if (!exchange || exchanges.length !== before + 1) {
      throw new Error(`Expected one request on the wire, saw ${exchanges.length - before}.`);
    }
    return [result, exchange];
  };

  beforeAll(async () => {
    answering = await startAnsweringServer(contract);
    for (const { name } of drivers) {
      recorders.set(name, await startRecorder(name, options.mock));
      recorders.set(`${name} generated`, await startRecorder(name, answering.url));
    }
  });

  afterAll(async () => {
    const all = [...recorders.values()];
    const exchanges = all.flatMap((recorder) => recorder.exchanges);
    const clients = drivers.map(({ name }) => name);
    writeCoverage(measureCoverage(contract, 'clients', clients, exchanges), options.coverage);
    await Promise.all(all.map((recorder) => recorder.close()));
    await answering?.close();
  });

  describe.each(contract.operations.map((operation) => [operation.id, operation] as const))(
    '%s',
    (_id, operation) => {
      for (const reason of operation.unasked) it.skip(`not asked: ${reason}`);
      const asked = operation.scenarios.filter(({ unfit }) => unfit === undefined);
      describe.each(asked.map((s) => [s.status, titleOf(s), s] as const))(
        '%i %s',
        (status, _name, scenario) => {
          const input = preferring(operation, scenario);

          it.each(drivers.map((driver) => [driver.name, driver] as const))(
            '%s gives what is documented',
            async (_driver, driver) => {
              const [result, exchange] = await run(driver, operation, scenario, input);
              expectNone(gate(exchange).map(describeViolation));
              expect(violations(contract, operation, exchange)).toEqual([]);
              const kind = status < 300 ? 'success' : 'error';
              expect(result).toMatchObject({ kind, status, operation: operation.id });
              const [received, expected] = [await shown(result.body), await shown(scenario.body)];
              expectNone(differingAnswer(contract, operation, { ...scenario, body: expected }, received));
              expect(received).toEqual(expected);
              expectSchemaAccepts(modules.schemas, operation, scenario);
            },
          );

          it('both clients put the same request on the wire', async () => {
            const wires: Wire[] = [];
            for (const driver of drivers)
              wires.push(await onWire(operation, (await run(driver, operation, scenario, input))[1]));
            expect(wires[1]).toEqual(wires[0]);
            const { requestMediaType } = operation;
            const expected = await expectedBody(requestMediaType, input.body);
            expectNone(differingRequest(contract, operation, scenario, expected, wires[0]?.body));
            expect(wires[0]).toMatchObject({ body: expected });
          });
        },
      );

      const success = asked.find(({ status }) => status < 300);
      const parameters = operation.parameters.filter(
        ({ in: place, name, schema }) =>
          place === 'path' &&
          operation.path.split('/').includes(`{${name}}`) &&
          typeOf(contract, schema) === 'string',
      );
      for (const parameter of success ? parameters : []) {
        const { name } = parameter;
        const withId = (scenario: Scenario, id: string): Input => {
          const input = preferring(operation, scenario);
          return { ...input, path: { ...input.path, [name]: id } };
        };
        const ids = encodedIds.filter((id) => allows(parameter, id));
        const cases = drivers.flatMap((driver) => ids.map((id) => [driver.name, id, driver] as const));
        it.each(cases)(`%s sends ${name} %j as one segment`, async (_driver, id, driver) => {
          if (!success) return;
          const [, exchange] = await run(driver, operation, success, withId(success, id));
          const index = operation.path.split('/').indexOf(`{${name}}`);
          expect(decodeURIComponent(exchange.target.split('/')[index]?.split('?')[0] ?? '')).toBe(id);
          expect(exchange.response.status).toBe(success.status);
        });
        const refused = drivers.flatMap((driver) =>
          refusedIds.map((id) => [driver.name, id, driver] as const),
        );
        it.each(refused)(`%s refuses ${name} %j before anything is sent`, async (_driver, id, driver) => {
          if (!success) return;
          const { url, exchanges } = recorderOf(driver, success);
          const before = exchanges.length;
          await expect(driver.call(url, operation, withId(success, id))).rejects.toThrow(
            expect.objectContaining({ code: 'ERR_PATH_PARAMETER' }),
          );
          expect(exchanges.length).toBe(before);
        });
      }
    },
  );

  for (const reason of contract.leftOut) it.skip(`left out: ${reason}`);
  describeMsw(contract, modules, options.mock);
}

function typeOf({ document }: Contract, schema: unknown): unknown {
  return resolve<{ readonly type?: unknown } | undefined>(document, schema)?.type;
}

function titleOf({ name, generated }: TestScenario): string {
  return generated === 'request' ? `${name} (generated request)` : name;
}

function preferring(operation: ContractOperation, scenario: Scenario): Input {
  const input = inputOf(scenario);
  return { ...input, headers: { ...input.headers, ...headersFor(operation, scenario) } };
}

/** What of a request both clients have to agree on. */
interface Wire {
  readonly [part: string]: unknown;
  readonly body: unknown;
}

async function onWire(
  { parameters }: ContractOperation,
  { method, target, request }: Recorded,
): Promise<Wire> {
  const [path, query = ''] = target.split('?');
  const { authorization, 'content-type': mediaType, prefer } = request.headers;
  const headers = parameters.filter((parameter) => parameter.in === 'header');
  const body = await sentBody(mediaType, request.body);
  return {
    method,
    path,
    query: [...new URLSearchParams(query)].sort(),
    authorization,
    // Each form has a boundary of its own.
    mediaType: mediaType?.replace(/boundary=.*/, 'boundary'),
    prefer,
    parameters: headers.map(({ name }) => [name, request.headers[name.toLowerCase()]]),
    body,
  };
}

/** What a mock says against a request or its own answer, headers aside that it made up for want of an example. */
function violations(
  { document }: Contract,
  operation: ContractOperation,
  { response: { status, headers } }: Recorded,
): unknown[] {
  const { response } = responseFor(operation, status) ?? {};
  const madeUp = Object.entries(response?.headers ?? {})
    .filter(([, header]) => exampleOf(document, resolve<object>(document, header)) === undefined)
    .map(([name]) => name.toLowerCase());
  // Prism's own form.
  const found = JSON.parse(headers['sl-violations'] ?? '[]') as { readonly location: readonly string[] }[];
  return found.filter(({ location: [message, part, name = ''] }) => {
    return !(message === 'response' && part === 'header' && madeUp.includes(name.toLowerCase()));
  });
}

function expectSchemaAccepts(
  schemas: Record<string, unknown>,
  operation: ContractOperation,
  { status, mediaType = '', body }: Scenario,
): void {
  if (body === undefined || mediaKind(mediaType) !== 'json') return;
  const found = Object.entries(schemas).find(
    ([name]) => plainName(name) === `${plainName(operation.id)}schemas`,
  );
  // Every generated table has this shape; see the generator's operation-schemas plugin.
  const table = found?.[1] as { responses: Record<string, Checks | undefined> } | undefined;
  const { key = '', response } = responseFor(operation, status) ?? {};
  const checks = table?.responses[key] as StandardSchema & Record<string, StandardSchema>; // One of them.
  const media = contentKey(response?.content ?? {}, mediaType) ?? '';
  const declared = response?.content?.[media];
  if (declared && declared.schema === undefined) return;
  const schema = Object.keys(response?.content ?? {}).length > 1 ? checks[media] : checks;
  expect(schema, `a runtime schema of ${operation.id} ${status}`).toBeDefined();
  const result = schema?.['~standard'].validate(body);
  expect(result).not.toHaveProperty('issues');
  expect(result, 'a runtime schema that leaves the value as it is').toHaveProperty('value', body);
}

type Checks = StandardSchema | Readonly<Record<string, StandardSchema | undefined>>;

/** @see [Standard Schema](https://standardschema.dev) */
interface StandardSchema {
  readonly '~standard': { validate(value: unknown): unknown };
}
