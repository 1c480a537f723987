import { asMap, isObject, resetUnits, retryPolicies } from '@clientele/openapi';

interface Fault {
  readonly message: string;
  readonly path: readonly string[];
}

const KEYS = ['policy', 'reason', 'onlyIf', 'resetHeader'];
// RFC 9110, sections 9.2.1 and 5.1.
const SAFE_METHODS = ['get', 'head', 'options', 'trace'];
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What is wrong with an `x-retry`, and at which of its keys. */
export function* retryFaults(value: unknown, method: string): Generator<Fault> {
  if (value === 'never') {
    const message =
      'Nobody has looked since the import. Write a mapping of policy (safe, idempotent, never) and reason.';
    yield { path: [], message };
    return;
  }
  if (!isObject(value)) {
    yield {
      path: [],
      message: `\`x-retry\` is no mapping. Write ${KEYS.join(', ')}; the first two are required.`,
    };
    return;
  }
  yield* unknownKeys(value, KEYS, []);
  const { policy, reason, onlyIf, resetHeader } = value;
  if (!isOneOf(retryPolicies, policy)) {
    yield {
      path: at(value, 'policy'),
      message: `The \`policy\` is missing or unknown. Use one of ${retryPolicies.join(', ')}.`,
    };
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    yield {
      path: at(value, 'reason'),
      message: 'The `reason` is missing or empty. Say what a second request would do.',
    };
  }
  if (policy === 'safe' && !SAFE_METHODS.includes(method)) {
    const message = `A ${method.toUpperCase()} is not \`safe\`. Use \`idempotent\` if a second one changes nothing more, else \`never\`.`;
    yield { path: ['policy'], message };
  }
  for (const key of ['onlyIf', 'resetHeader']) {
    if (policy === 'never' && key in value) {
      yield {
        path: [key],
        message: `What is \`never\` sent again has no \`${key}\`. Remove it, or change the policy.`,
      };
    }
  }
  if (onlyIf !== undefined) yield* onlyIfFaults(onlyIf);
  if (resetHeader !== undefined) yield* resetHeaderFaults(resetHeader);
}

function* onlyIfFaults(value: unknown): Generator<Fault> {
  const { pointer, in: values } = asMap(value);
  yield* unknownKeys(asMap(value), ['pointer', 'in'], ['onlyIf']);
  if (typeof pointer !== 'string' || !/^(\/([^~/]|~[01])*)+$/.test(pointer)) {
    const message =
      'The `pointer` is no JSON pointer into the request body. Write one, with `*` for every item, as in `/*/op`.';
    yield { path: ['onlyIf', ...at(value, 'pointer')], message };
  }
  if (!Array.isArray(values) || values.length === 0 || values.some((one) => typeof one === 'object' && one)) {
    const message =
      'The values `in` which it may be sent again are missing. List them: text, numbers, booleans or null.';
    yield { path: ['onlyIf', ...at(value, 'in')], message };
  }
}

function* resetHeaderFaults(value: unknown): Generator<Fault> {
  const { name, unit } = asMap(value);
  yield* unknownKeys(asMap(value), ['name', 'unit'], ['resetHeader']);
  if (typeof name !== 'string' || !HEADER_NAME.test(name)) {
    yield {
      path: ['resetHeader', ...at(value, 'name')],
      message: 'The `name` is missing or no header name. Write it as the vendor does.',
    };
  }
  if (!isOneOf(resetUnits, unit)) {
    const message = `The \`unit\` is missing or unknown. Use one of ${resetUnits.join(', ')}.`;
    yield { path: ['resetHeader', ...at(value, 'unit')], message };
  }
}

function* unknownKeys(value: object, keys: string[], path: string[]): Generator<Fault> {
  for (const key of Object.keys(value).filter((key) => !keys.includes(key))) {
    const place = ['x-retry', ...path].join('.');
    yield { path: [...path, key], message: `\`${place}\` has no key \`${key}\`. Use ${keys.join(', ')}.` };
  }
}

function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === 'string' && words.includes(value);
}

/** The key when it is there to be marked. */
function at(value: unknown, key: string): string[] {
  return key in asMap(value) ? [key] : [];
}
