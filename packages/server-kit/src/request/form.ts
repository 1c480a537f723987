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
import { coerce, listNames, typesOf } from './coerce.ts';
import { isUnsafe, nested } from './delimited.ts';
import type { Field, Fields, Upload } from './form-fields.ts';
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
  return (fields) => {
    for (const key of fields.keys()) checkName(key, maxDepth);
    const value = Object.fromEntries([...fields].map(([name, values]) => [name, readMember(name, values)]));
    const bracketed = [...fields].filter(([key]) => key.endsWith(']'));
    for (const name of bracketed.length > 0 ? members.keys() : []) {
      const own = bracketed.filter(([key]) => key.startsWith(`${name}[`));
      const found = nested(
        name,
        own.map(([key, values]) => [key, values.map(textOf)]),
      );
      if (found === undefined) continue;
      value[name] = coerce(document, { allOf: members.get(name) }, found);
      for (const [key] of own) delete value[key];
    }
    return value;
  };

  function readMember(name: string, values: readonly Field[]): unknown {
    const nodes = members.get(name) ?? others;
    const [first = ''] = values;
    if (!lists.has(name) && values.length === 1) return readField(name, nodes, first);
    if (!lists.has(name) && isBinary(document, { allOf: nodes }, encodingOf(name).contentType)) {
      throw repeated(name);
    }
    const items = inPlace(document, ...nodes).map((part) => part['items']);
    const list =
      encodingOf(name).explode === false ? values.flatMap((value) => textOf(value).split(',')) : values;
    return list.map((value) => readField(name, items, value));
  }

  function readField(name: string, nodes: readonly unknown[], value: Field): unknown {
    const node = { allOf: nodes.filter(isObject) };
    const declared = members.has(name) || nodes.length > 0;
    if (isBinary(document, node, encodingOf(name).contentType)) return blobOf(value);
    if (typeof value !== 'string') {
      if (mediaKind(value.type) === 'json') return parseJson(value.bytes, maxDepth).value;
      const isText = value.name === undefined && mediaKind(value.type) === 'text';
      if (!declared && !isText) return blobOf(value);
    }
    const text = textOf(value);
    const types = typesOf(document, node);
    const isJson =
      !types.has('string') && (types.has('object') || membersOf(inPlace(document, node)).size > 0);
    return isJson ? parseJson(Buffer.from(text), maxDepth).value : coerce(document, node, text);
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
