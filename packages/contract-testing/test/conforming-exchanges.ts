import { mediaKind, type SecurityScheme, securityScheme } from '@clientele/openapi';
import { headersFor, inputOf } from '../src/call.ts';
import {
  type Contract,
  type ContractOperation,
  type Recorded,
  type Scenario,
  startRecorder,
} from '../src/index.ts';

/** What a mock answers to each scenario of a contract, as it went over the wire. */
export async function conformingExchanges(
  contract: Contract,
  mock: string,
): Promise<{ operation: ContractOperation; scenario: Scenario; exchange: Recorded }[]> {
  const recorder = await startRecorder('fetch', mock);
  try {
    const found = [];
    for (const operation of contract.operations) {
      for (const scenario of operation.scenarios.filter(({ generated }) => generated !== 'answer')) {
        await ask(contract, operation, scenario, recorder.url);
        const exchange = recorder.exchanges.at(-1);
        if (exchange) found.push({ operation, scenario, exchange });
      }
    }
    return found;
  } finally {
    await recorder.close();
  }
}

async function ask(
  contract: Contract,
  operation: ContractOperation,
  scenario: Scenario,
  base: string,
): Promise<void> {
  const { path, query, headers, body } = inputOf(scenario);
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const url = new URL(base + filled);
  const sent = new Headers(headers);
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) url.searchParams.append(name, String(item));
  }
  for (const scheme of schemesOf(contract, operation)) {
    if (scheme.in === 'query') url.searchParams.set(scheme.name ?? '', 'example-token');
    else sent.set(scheme.name ?? 'Authorization', credentials(scheme));
  }
  for (const [name, value] of Object.entries(headersFor(operation, scenario))) sent.set(name, value);
  const { method, requestMediaType: mediaType = '' } = operation;
  const isForm = mediaKind(mediaType) === 'multipart';
  if (mediaType && !isForm) sent.set('Content-Type', mediaType);
  const init = { method, headers: sent };
  const written = isForm ? formOf(body) : JSON.stringify(body);
  await (await fetch(url, body === undefined ? init : { ...init, body: written })).arrayBuffer();
}

function formOf(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(body))) {
    if (value instanceof Blob) form.append(name, value);
    else form.append(name, String(value));
  }
  return form;
}

/** The schemes of the first requirement of an operation. */
function schemesOf({ document }: Contract, { security }: ContractOperation): SecurityScheme[] {
  return Object.keys(security[0] ?? {}).flatMap((name) => securityScheme(document, name) ?? []);
}

function credentials({ type, scheme }: SecurityScheme): string {
  if (type === 'apiKey') return 'example-token';
  return scheme === 'basic' ? `Basic ${btoa('example-user:example-password')}` : 'Bearer example-token';
}
