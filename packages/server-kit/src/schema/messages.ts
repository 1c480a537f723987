import { asList, asMap } from '@clientele/openapi';
import type { ErrorObject } from 'ajv/dist/2020.js';

const types: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

const formats: Record<string, string> = {
  uri: 'a URI',
  'uri-reference': 'a URI reference',
  email: 'an e-mail address',
  uuid: 'a UUID',
  date: 'a date as in RFC 3339',
  time: 'a time as in RFC 3339',
  'date-time': 'a date and time as in RFC 3339',
  duration: 'a duration as in ISO 8601',
  hostname: 'a host name',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  byte: 'base64',
  int32: 'an integer of 32 bits',
  int64: 'an integer of 64 bits',
  regex: 'a regular expression',
};

/** `client_name must be a string`: what a value would have to be. Values are never quoted. */
export function describeViolation(error: ErrorObject, field: string): string {
  if (error.keyword === 'required' || error.keyword === 'dependentRequired') return `${field} is required`;
  return `${field} ${demand(error)}`;
}

function demand({ keyword, params, schema }: ErrorObject): string {
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'type':
      return `must be ${oneOf([params['type']].flat().map((type) => types[String(type)] ?? String(type)))}`;
    case 'enum':
      return `must be one of ${asList(params['allowedValues']).map(literal).join(', ')}`;
    case 'const':
      return `must be ${literal(params['allowedValue'])}`;
    case 'format':
      return `must be ${formats[params['format']] ?? `in the format ${params['format']}`}`;
    case 'pattern':
      return `must match the pattern ${params['pattern']}`;
    case 'minLength':
      return `must have at least ${count(limit, 'character')}`;
    case 'maxLength':
      return `must have at most ${count(limit, 'character')}`;
    case 'minItems':
      return `must hold at least ${count(limit, 'item')}`;
    case 'maxItems':
      return `must hold at most ${count(limit, 'item')}`;
    case 'minProperties':
      return `must have at least ${count(limit, 'member')}`;
    case 'maxProperties':
      return `must have at most ${count(limit, 'member')}`;
    case 'uniqueItems':
      return 'must not hold an item twice';
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be greater than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'multipleOf':
      return `must be a multiple of ${params['multipleOf']}`;
    case 'anyOf':
    case 'oneOf':
      return union(schema);
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false schema':
      return 'is not allowed';
    case 'propertyNames':
      return 'has a name that is not allowed';
    case 'contains':
      return `must hold at least ${count(Number(params['minContains'] ?? 1), 'item')} of the form that is asked for`;
    default:
      return `breaks the rule ${keyword}`;
  }
}

function union(schema: unknown): string {
  const branches = asList(schema).map((branch) => asMap(branch)['type']);
  const named = branches.flat().map((type) => types[String(type)]);
  const known = named.filter((name) => name !== undefined);
  return known.length > 0 && known.length === named.length
    ? `must be ${oneOf([...new Set(known)])} of a form that is allowed`
    : 'must have one of the forms that are allowed';
}

function oneOf(names: readonly string[]): string {
  if (names.length < 3) return names.join(' or ');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function count(limit: number, noun: string): string {
  return `${limit} ${noun}${limit === 1 ? '' : 's'}`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
