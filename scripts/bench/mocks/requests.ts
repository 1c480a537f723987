import { consumedContracts, type SampleCall, sampleCall } from '@clientele/consumer-testing/calls';

/** A request that a mock is asked again and again. */
export interface Asked {
  readonly contract: string;
  readonly kind: string;
  readonly method: 'PATCH' | 'POST' | 'PUT';
  /** Below where the contract is served. */
  readonly target: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** One request of each kind for each contract: what a frontend sends to a mock. */
export async function requests(): Promise<Asked[]> {
  return (await consumedContracts()).flatMap(requestsOf);
}

function requestsOf(contract: Parameters<typeof sampleCall>[0]): Asked[] {
  const call = sampleCall(contract);
  const scenarios = contract.operations[0]?.scenarios ?? [];
  const error = scenarios.find(({ status }) => status >= 400);
  const { body } = scenarios.find(({ cause }) => cause?.body !== undefined)?.cause ?? {};
  if (!error || body === undefined)
    throw new Error(`${contract.name}: expected a scenario of an error, and one whose x-cause is a body.`);
  const { Prefer, ...headers } = call.headers;
  const prefer = (preference: string) => ({ ...headers, prefer: preference });
  const asked = (kind: string, given: Record<string, string>, sent = call.body): Asked => ({
    contract: contract.name,
    kind,
    method: call.method as Asked['method'], // the sample calls update something
    target: targetOf(call),
    headers: { 'content-type': 'application/json', ...given },
    body: JSON.stringify(sent),
  });
  const token = { authorization: `Bearer ${call.token}` };
  return [
    asked('a valid update', { ...headers, ...token }),
    asked('a scenario by Prefer', { ...prefer(`code=${error.status}, example=${error.name}`), ...token }),
    asked('an invalid body', { ...headers, ...token }, body),
    asked('no token', headers),
    asked('a dynamic answer', { ...prefer('dynamic=true'), ...token }),
  ];
}

function targetOf({ url, path }: SampleCall): string {
  return url.replace(/{(\w+)}/g, (_, name) => encodeURIComponent(String(path[name])));
}
