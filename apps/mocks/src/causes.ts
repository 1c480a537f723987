/** What is wrong with a request before it reaches the contract: the keys of `x-cause` used here. */
export type Cause = 'rawBody' | 'bodySize';

/** Where a contract documents the answer to a cause. */
export type DocumentedAnswer = { code: number; exampleKey: string };

/**
 * Finds the response examples that document a {@link Cause}: those whose `x-cause` has that one key.
 * Prism drops extensions of examples, so they are read from the bundle. Keys: `put /pots/{id} rawBody`.
 *
 * @example
 * ```ts
 * documentedCauses(bundle).get('put /pots/{id} rawBody'); // { code: 400, exampleKey: 'MalformedJson' }
 * ```
 */
export function documentedCauses(bundle: unknown): Map<string, DocumentedAnswer> {
  const found = new Map<string, DocumentedAnswer>();
  for (const [path, item] of members(bundle, bundle, 'paths')) {
    for (const [method, operation] of Object.entries(item)) {
      for (const [code, response] of members(bundle, operation, 'responses')) {
        for (const [, media] of members(bundle, response, 'content')) {
          for (const [exampleKey, example] of members(bundle, media, 'examples')) {
            const [cause, ...others] = Object.keys(example['x-cause'] ?? {});
            const key = `${method} ${path} ${cause}`;
            if (cause && others.length === 0 && /^\d+$/.test(code) && !found.has(key)) {
              found.set(key, { code: Number(code), exampleKey });
            }
          }
        }
      }
    }
  }
  return found;
}

type Json = Record<string, unknown>;

/** The members of `node[key]` that are objects, each `$ref` followed inside the bundle. */
function members(bundle: unknown, node: unknown, key: string): [string, Json][] {
  const parent = isObject(node) ? follow(bundle, node[key]) : undefined;
  return Object.entries(parent ?? {})
    .map(([name, value]): [string, Json | undefined] => [name, follow(bundle, value)])
    .filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function follow(bundle: unknown, node: unknown, hops = 0): Json | undefined {
  if (!isObject(node)) return undefined;
  if (typeof node['$ref'] !== 'string' || hops > 9) return node;
  let target = bundle;
  for (const part of node['$ref'].replace(/^#\/?/, '').split('/')) {
    const name = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = isObject(target) ? target[name] : undefined;
  }
  return follow(bundle, target, hops + 1);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
