import type { OpenApi } from './openapi.ts';

/** Functions that every client exports beside those of its operations. */
export const exportedFunctions = ['createClient', 'exhaustive', 'resilient', 'unwrap'];

const values = [
  ...['AbortError', 'BaseUrlError', 'ClienteleError', 'ContractViolationError', 'exhaustive', 'NetworkError'],
  ...[
    'PathParameterError',
    'resilient',
    'ResponseError',
    'TimeoutError',
    'UndocumentedStatusError',
    'unwrap',
  ],
];

/** Exported name by the runtime's own: contracts have types called `Client` and `ClientOptions`. */
const types = {
  CallOptions: 'CallOptions',
  ClientOptions: 'Config',
  ErrorCode: 'ErrorCode',
  Outcome: 'Outcome',
  ResilienceOptions: 'ResilienceOptions',
  Token: 'Token',
};

/**
 * The names in an entry's `export { }` of the runtime. A type whose name the contract gives to a
 * schema of its own is left out: the explicit export would hide the schema's.
 */
export function runtimeExports(document: OpenApi, more: Readonly<Record<string, string>>): string {
  const schemas = Object.keys(document.components?.schemas ?? {}).map(plain);
  const free = Object.entries({ ...types, ...more }).filter(([, name]) => !schemas.includes(plain(name)));
  return [...values, ...free.map(([own, name]) => `type ${own === name ? own : `${own} as ${name}`}`)].join(
    ', ',
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
