import {
  asMap,
  inPlace,
  isBinary,
  isObject,
  type MediaType,
  mediaKind,
  membersOf,
  type OpenApiDocument,
} from '@clientele/openapi';
import { RefusalError } from '../refusal/refusal-error.ts';
import { coerce, listNames, typesOf, within } from './coerce.ts';
import { isUnsafe, nested } from './delimited.ts';
import { byName, type Field, type Fields, type Upload } from './form-fields.ts';
import { decodeText } from './malformed-body.ts';
import { parseJson } from './parse-json.ts';

/** The fields of a form as the object that its schema describes. */
export type FormReader = (fields: Fields) => Readonly<Record<string, unknown>>;

/**
 * Compiles how the fields of a form are read (OpenAPI 3.1, sections 4.8.14.4 and 4.8.15): a field is a
 * list when it is declared as one or sent more than once, an object is JSON or in brackets, as
 * `deepObject` has it; what is declared as bytes is a Blob, and a File where it has a name.
 */
export function formReader(
  document: OpenApiDocument,
  { schema, encoding: encodings }: MediaType,
  maxDepth: number,
): FormReader {
  const schemas = inPlace(document, schema);
  const members = membersOf(schemas);
  const others = schemas.map((part) => part['additionalProperties']).filter(isObject);
  const lists = listNames(document, schema);
  const readers = new Map([...members].map(([name, nodes]) => [name, memberReader(nodes, name)]));
  const readOther = memberReader(others);
  return (fields) => {
    for (const key of fields.keys()) checkName(key, maxDepth);
    const entries = [...fields].map(([name, values]) => [
      name,
      (readers.get(name) ?? readOther)(name, values),
    ]);
    const value = Object.fromEntries(entries);
    const bracketed = [...fields].filter(([key]) => /^[^[]+\[.*\]$/s.test(key));
    const inside = byName(bracketed.map((field) => [field[0].slice(0, field[0].indexOf('[')), field]));
    for (const [name, own] of inside) {
      if (!members.has(name)) continue;
      const texts = own.map(([key, found]) => [key, found.map(textOf)] as const);
      value[name] = coerce(document, { allOf: members.get(name) }, nested(name, texts));
      for (const [key] of own) delete value[key];
    }
    return value;
  };

  /** Without a name, of those that no schema declares. */
  function memberReader(
    nodes: readonly unknown[],
    declared?: string,
  ): (name: string, values: readonly Field[]) => unknown {
    const { explode, contentType } = declared === undefined ? {} : encodingOf(declared);
    const isDeclared = declared !== undefined || nodes.length > 0;
    const isList = declared !== undefined && lists.has(declared);
    const isFile = isBinary(document, { allOf: nodes.filter(isObject) }, contentType);
    const readOne = fieldReader(nodes, contentType, isDeclared);
    const items = inPlace(document, ...nodes).map((part) => part['items']);
    const readItem = fieldReader(items, contentType, isDeclared);
    return (name, values) => {
      const [first = ''] = values;
      if (!isList && values.length === 1) return readOne(first);
      if (!isList && isFile) throw repeated(name);
      const list = explode === false ? values.flatMap((value) => textOf(value).split(',')) : values;
      return list.map(readItem);
    };
  }

  function fieldReader(
    nodes: readonly unknown[],
    contentType: string | undefined,
    isDeclared: boolean,
  ): (value: Field) => unknown {
    const node = { allOf: nodes.filter(isObject) };
    const isFile = isBinary(document, node, contentType);
    const types = typesOf(document, node);
    const isJson =
      !types.has('string') && (types.has('object') || membersOf(inPlace(document, node)).size > 0);
    return (value) => {
      if (isFile) return blobOf(value);
      if (typeof value !== 'string') {
        if (mediaKind(value.type) === 'json') return parseJson(value.bytes, { maxDepth });
        const isText = value.name === undefined && mediaKind(value.type) === 'text';
        if (!isDeclared && !isText) return blobOf(value);
      }
      const text = textOf(value);
      return isJson ? parseJson(Buffer.from(text), { maxDepth }) : within(document, node, text);
    };
  }

  function encodingOf(name: string): { style?: unknown; explode?: unknown; contentType?: string } {
    return asMap(asMap(encodings)[name]);
  }
}

/** Names in brackets are held to what holds for the members of JSON. */
function checkName(key: string, maxDepth: number): void {
  const path = key.split(/[[\]]+/, maxDepth + 1);
  if (path.length > maxDepth) throw new RefusalError({ kind: 'malformed-json', fault: 'too-deep' });
  if (isUnsafe(path)) throw new RefusalError({ kind: 'malformed-json', fault: 'unsafe-member' });
}

/** What a schema can say of a form: in the place of each Blob a string of its length. */
export function standIn(value: unknown): unknown {
  if (value instanceof Blob) return ' '.repeat(value.size);
  if (Array.isArray(value)) return value.map(standIn);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, standIn(member)]))
    : value;
}

/** Of bytes a schema may say nothing that a list would break. */
function repeated(name: string): RefusalError {
  const violation = {
    pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    field: name,
    message: `${name} must be sent once`,
    keyword: 'type',
    received: 'array',
  } as const;
  return new RefusalError({ kind: 'invalid-body', violations: [violation] });
}

function blobOf(value: Field): Blob {
  const { bytes, type, name }: Upload =
    typeof value === 'string' ? { bytes: Buffer.from(value), type: 'text/plain' } : value;
  return name === undefined ? new Blob([bytes], { type }) : new File([bytes], name, { type });
}

function textOf(value: Field): string {
  return typeof value === 'string' ? value : decodeText(value.bytes);
}
