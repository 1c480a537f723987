import { isObject, mediaKind, toPointer } from '@clientele/openapi';
import type { Exchange } from './strict-gate.ts';

/** An answer that is wrong in one way. */
export interface Mutant {
  readonly name: string;
  readonly exchange: Exchange;
}

type Path = readonly (string | number)[];

/**
 * Every small way to break an answer: each member removed, renamed and retyped, a secret leaked at
 * each level, other statuses, another media type.
 */
export function* mutate(exchange: Exchange): Generator<Mutant> {
  const { status, headers, body } = exchange.response;
  const answer = (name: string, response: Partial<Exchange['response']>): Mutant => ({
    name,
    exchange: { ...exchange, response: { status, headers, body, ...response } },
  });
  for (const other of [status === 299 ? 298 : 299, 418, 501])
    yield answer(`status ${other}`, { status: other });
  yield answer('media type text/html', { headers: { ...headers, 'content-type': 'text/html' } });
  yield answer('no body', { body: '' });
  const isJson = body !== '' && mediaKind(headers['content-type'] ?? '') === 'json';
  const value: unknown = isJson ? JSON.parse(body) : undefined;
  for (const { name, mutated } of mutateValue(value)) yield answer(name, { body: JSON.stringify(mutated) });
}

/** Each member of an answer's body removed, one at a time, and where it was (RFC 6901). */
export function* removals(root: unknown): Generator<{ pointer: string; mutated: unknown }> {
  for (const { path } of walk(root, [])) {
    if (typeof path.at(-1) !== 'string') continue;
    yield { pointer: toPointer(path), mutated: set(root, path, undefined) };
  }
}

function* mutateValue(root: unknown): Generator<{ name: string; mutated: unknown }> {
  for (const { path, value } of walk(root, [])) {
    const at = toPointer(path) || '/';
    if (isObject(value)) {
      yield {
        name: `a secret leaked at ${at}`,
        mutated: set(root, path, { ...value, leaked_secret: 'example' }),
      };
    }
    const key = path.at(-1);
    if (typeof key !== 'string') continue;
    const without = set(root, path, undefined);
    yield { name: `${at} removed`, mutated: without };
    yield { name: `${at} renamed`, mutated: set(without, [...path.slice(0, -1), `${key}_`], value) };
    const other = typeof value === 'string' ? 5 : 'another type';
    yield { name: `${at} retyped`, mutated: set(root, path, other) };
  }
}

function* walk(value: unknown, path: Path): Generator<{ path: Path; value: unknown }> {
  yield { path, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
  }
}

function set(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root)) return root.map((item, index) => (index === key ? set(item, rest, value) : item));
  const object = isObject(root) ? root : {};
  return { ...object, [key]: set(object[key], rest, value) };
}
