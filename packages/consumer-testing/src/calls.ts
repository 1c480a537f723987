import { type Contract, registeredContract } from '@clientele/contract-testing';
import { defaultServer, functionName } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { repository } from './published.ts';

/** One real call: a contract's first operation, in its first success. */
export interface SampleCall {
  readonly contract: string;
  /** The SDK's function. */
  readonly fn: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly scenario: string;
  /** What the contract's example answers. */
  readonly answer: unknown;
  /** The contract's first server. */
  readonly server: string;
  readonly token: string;
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** The contracts whose packages are tried wherever a consumer may have them: not the imported ones. */
export async function consumedContracts(): Promise<Contract[]> {
  const house = (await readRegister(repository)).filter(({ level }) => level === 'house');
  return Promise.all(house.map(({ name }) => registeredContract(name)));
}

/** A sample call for each of them. */
export async function sampleCalls(): Promise<SampleCall[]> {
  return (await consumedContracts()).map(sampleCall);
}

/** A sample call of one. */
export function sampleCall(contract: Contract): SampleCall {
  const [operation] = contract.operations;
  const success = operation?.scenarios.find(({ status }) => status < 300);
  if (!operation || !success) throw new Error(`${contract.name}: no operation with a success to call.`);
  const { path, query, headers, body } = success.input;
  return {
    contract: contract.name,
    fn: functionName(operation.id),
    method: operation.method,
    url: operation.path,
    status: success.status,
    scenario: success.name,
    answer: success.body,
    server: defaultServer(contract.document),
    token: 'example-token',
    path,
    query,
    headers: { ...headers, Prefer: `code=${success.status}, example=${success.name}` },
    ...(body === undefined ? {} : { body }),
  };
}
