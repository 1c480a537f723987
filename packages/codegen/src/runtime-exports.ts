import { asMap, type OpenApiDocument, plainName } from '@clientele/openapi';

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

/** Whatever a consumer's own declarations may have to name. */
const types = [
  ...['Abort', 'Answer', 'AnyOutcome', 'CallOptions', 'ClientOptions', 'Clock', 'Documented', 'ErrorCode'],
  ...['Misfit', 'Network', 'Operation', 'Outcome', 'Resilience', 'ResilienceOptions', 'RetryRule'],
  ...['SecurityScheme', 'SuccessBody', 'Timeout', 'Token', 'Undocumented', 'Unexpected', 'Validate'],
  'Violation',
];

/**
 * The names in an entry's `export { }` of the runtime. A type whose name the contract gives to a
 * schema of its own is left out: the explicit export would hide the schema's.
 */
export function runtimeExports(document: OpenApiDocument, more: readonly string[]): string {
  const schemas = Object.keys(asMap(asMap(document.components)['schemas'])).map(plainName);
  const free = [...types, ...more].filter((name) => !schemas.includes(plainName(name)));
  return [...values, ...free.map((name) => `type ${name}`)].join(', ');
}
