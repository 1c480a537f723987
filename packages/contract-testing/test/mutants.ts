import {
  canonicalPointer,
  isObject,
  isReference,
  mediaKind,
  parseFragment,
  parsePointer,
  type Reference,
  resolve,
  toPointer,
  valueAt,
} from '@clientele/openapi';
import { contentKey } from '../src/content.ts';
import type { Contract, Exchange } from '../src/index.ts';
import { createValidator, type Validator } from '../src/response-validator.ts';

/** A response that breaks the contract in one place. */
export interface Mutant {
  readonly what: string;
  readonly response: Exchange['response'];
  /** Ends of the files, one of which has to be blamed; any when empty. */
  readonly blamed: readonly string[];
}

interface Changed {
  readonly what: string;
  readonly value: unknown;
  readonly places: readonly string[];
}

const strangers: readonly unknown[] = [null, true, 'a text', 1.5, { stranger: true }, ['a', 1]];

/** Every way to break a conforming response that its contract rules out, derived from the schema. */
export function* mutantsOf(contract: Contract, place: string, { response }: Exchange): Generator<Mutant> {
  const { document } = contract;
  const documented = valueAt(document, place) as Record<string, unknown>;
  const paths = ['/paths/'];
  const keys = [String(response.status), `${Math.floor(response.status / 100)}XX`, 'default'];
  const isCovered = (status: number) =>
    [status, `${Math.floor(status / 100)}XX`, 'default'].some((key) => key in documented);
  for (const status of [[299, 418, 599].find((one) => !isCovered(one)) ?? 501, 501]) {
    yield { what: `status ${status}`, response: { ...response, status }, blamed: paths };
  }
  const key = keys.find((one) => one in documented) ?? '';
  const { content = {}, headers = {} } = resolve<{
    content?: Record<string, unknown>;
    headers?: Record<string, unknown>;
  }>(document, documented[key]);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(response.headers).filter(([key]) => key !== name.toLowerCase()));
  for (const [name, header] of Object.entries(headers)) {
    if (!resolve<{ required?: boolean }>(document, header).required) continue;
    yield { what: `no header ${name}`, response: { ...response, headers: without(name) }, blamed: [] };
  }
  const sent = response.headers['content-type'] ?? '';
  const mediaType = contentKey(content, sent);
  if (!mediaType) {
    yield { what: 'a body', response: { ...response, body: '{}' }, blamed: [] };
    return;
  }
  for (const type of ['text/html', 'application/xml', 'application/json-seq']) {
    const replaced = { ...response.headers, 'content-type': type };
    yield { what: `media type ${type}`, response: { ...response, headers: replaced }, blamed: [] };
  }
  yield {
    what: 'no media type',
    response: { ...response, headers: without('content-type') },
    blamed: [],
  };
  const half = response.body.slice(0, response.body.length / 2);
  for (const body of mediaKind(sent) === 'json' ? ['', response.body.slice(0, -1), half] : ['']) {
    yield {
      what: `a body cut to ${body.length} characters`,
      response: { ...response, body },
      blamed: [],
    };
  }
  // Of a text or of bytes no part is more than another.
  if (mediaKind(sent) !== 'json') return;
  const where = place + toPointer([key, 'content', mediaType, 'schema']);
  const schema = canonicalPointer(document, where);
  for (const { what, value, places } of changes(contract, schema, JSON.parse(response.body), '')) {
    const body = JSON.stringify(value);
    yield { what, response: { ...response, body }, blamed: places.map(fileOf) };
  }
}

function* changes(contract: Contract, schema: string, value: unknown, at: string): Generator<Changed> {
  const { document } = contract;
  const places = inPlace(contract, schema, value);
  const nodes = places.map((place) => valueAt(document, place) as Record<string, unknown>);
  const everywhere = [...restrictions(document, schema)].filter((place) => says(document, place));
  const types = allowedTypes(document, schema);
  for (const stranger of strangers) {
    if (!types || typesOf(stranger).some((type) => types.has(type))) continue;
    yield { what: `${at}: ${JSON.stringify(stranger)}`, value: stranger, places: everywhere };
  }
  const listed = nodes.some((node) => node['enum'] || 'const' in node);
  const unions = nodes.some((node) => node['oneOf'] || node['anyOf']);
  if (typeof value === 'string' && listed && !unions) {
    yield { what: `${at}: not listed`, value: `${value} not listed`, places: everywhere };
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const place of places.flatMap((one) => itemSchemas(document, one, index))) {
        for (const change of changes(contract, place, item, `${at}/${index}`))
          yield { ...change, value: value.with(index, change.value) };
      }
    }
  } else if (isObject(value)) {
    yield* memberChanges(contract, places, nodes, value, at);
  }
}

function* memberChanges(
  contract: Contract,
  places: string[],
  nodes: Record<string, unknown>[],
  value: Record<string, unknown>,
  at: string,
): Generator<Changed> {
  const lists = nodes.some((node) => isObject(node['properties']));
  const open = nodes.some(
    (node) => isOpen(node['additionalProperties']) || isOpen(node['unevaluatedProperties']),
  );
  const speaking = places.filter((place) => says(contract.document, place));
  if (lists && !open) {
    yield { what: `${at}: a stranger`, value: { ...value, stranger: true }, places: speaking };
  }
  for (const [name, member] of Object.entries(value)) {
    const { [name]: _gone, ...rest } = value;
    const requiring = places.filter((_, index) => [nodes[index]?.['required']].flat().includes(name));
    if (requiring.length > 0) yield { what: `${at}/${name}: gone`, value: rest, places: requiring };
    if (requiring.length > 0 || (lists && !open)) {
      yield { what: `${at}/${name}: renamed`, value: { ...rest, [`${name}_`]: member }, places: speaking };
    }
    for (const place of places.flatMap((one) => memberSchemas(contract.document, one, name))) {
      for (const change of changes(contract, place, member, `${at}/${name}`))
        yield { ...change, value: { ...value, [name]: change.value } };
    }
  }
}

/** The schemas that describe the value together: references and branches followed as far as they apply. */
function inPlace(contract: Contract, schema: string, value: unknown): string[] {
  const { document } = contract;
  const node = valueAt(document, schema) as Record<string, unknown>;
  const children = (key: string) =>
    (Array.isArray(node[key]) ? node[key] : []).map((_, i) => `${schema}/${key}/${i}`);
  const applying = [...children('oneOf'), ...children('anyOf')].filter(
    (branch) => validatorOf(document)(branch, value).length === 0,
  );
  return [schema, ...(isReference(node) ? [targetOf(node)] : []), ...children('allOf'), ...applying].flatMap(
    (place) => (place === schema ? [place] : inPlace(contract, place, value)),
  );
}

const validators = new WeakMap<object, Validator>();

function validatorOf(document: Contract['document']): Validator {
  const validator = validators.get(document) ?? createValidator(document);
  validators.set(document, validator);
  return validator;
}

/** All schemas that may refuse a value here, of branches that do not apply too. */
function* restrictions(document: object, schema: string): Generator<string> {
  const node = valueAt(document, schema) as Record<string, unknown>;
  yield schema;
  if (isReference(node)) yield* restrictions(document, targetOf(node));
  for (const key of ['allOf', 'oneOf', 'anyOf']) {
    for (const index of Array.isArray(node[key]) ? node[key].keys() : []) {
      yield* restrictions(document, `${schema}/${key}/${index}`);
    }
  }
}

/** The types that a schema allows, or undefined when it allows any. */
function allowedTypes(document: object, schema: string): Set<string> | undefined {
  const node = valueAt(document, schema) as Record<string, unknown>;
  const of = (place: string) => allowedTypes(document, place);
  const list = (key: string) =>
    Array.isArray(node[key]) ? [...node[key].keys()].map((i) => of(`${schema}/${key}/${i}`)) : [];
  const listed = 'const' in node ? [node['const']] : Array.isArray(node['enum']) ? node['enum'] : undefined;
  const all = [
    ...(node['type'] ? [new Set([node['type']].flat().map(String))] : []),
    ...(listed ? [new Set(listed.flatMap(typesOf))] : []),
    ...(isReference(node) ? [of(targetOf(node))] : []),
    ...list('allOf'),
    ...['oneOf', 'anyOf']
      .map(list)
      .filter((branches) => branches.length > 0)
      .map(union),
  ].filter((types) => types !== undefined);
  return all.length === 0 ? undefined : all.reduce((left, right) => left.intersection(right));
}

function union(branches: (Set<string> | undefined)[]): Set<string> | undefined {
  const known = branches.filter((types) => types !== undefined);
  if (known.length < branches.length) return undefined;
  return known.reduce((left, right) => left.union(right), new Set());
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value !== 'number') return [typeof value];
  return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
}

function itemSchemas(document: object, schema: string, index: number): string[] {
  const { prefixItems, items } = valueAt(document, schema) as { prefixItems?: unknown[]; items?: unknown };
  if (prefixItems && index < prefixItems.length) return [`${schema}/prefixItems/${index}`];
  return isObject(items) ? [`${schema}/items`] : [];
}

function memberSchemas(document: object, schema: string, name: string): string[] {
  const { properties, additionalProperties } = valueAt(document, schema) as Record<string, unknown>;
  if (isObject(properties) && name in properties) return [schema + toPointer(['properties', name])];
  return isObject(additionalProperties) ? [`${schema}/additionalProperties`] : [];
}

/** Whether a schema is more than a reference. */
function says(document: object, schema: string): boolean {
  return Object.keys(valueAt(document, schema) ?? {}).some((key) => key !== '$ref');
}

function isOpen(others: unknown): boolean {
  return others !== undefined && others !== false;
}

function targetOf({ $ref }: Reference): string {
  return toPointer(parseFragment($ref));
}

function fileOf(pointer: string): string {
  const [root, kind, name] = parsePointer(pointer);
  return root === 'components' ? `/${kind}/${name}.yaml` : '/paths/';
}
