import type { PatchablePath, PatchOperation } from '@clientele/launchdarkly';
import type { Json } from '../json.ts';
import type { Fault } from '../shared/faults.ts';
import { isObject } from '../shared/json.ts';

const OPS = ['add', 'remove', 'replace', 'test'] as const satisfies readonly PatchOperation['op'][];

/**
 * Exactly these paths. None of the names has a character that a JSON Pointer can escape, so no other spelling of
 * a path decodes to one of them (RFC 6901 section 3).
 */
const PATHS = ['/name', '/description', '/redirectUri'] as const satisfies readonly PatchablePath[];

/** Reads the operation at an index of a patch. Members that it does not define are ignored. */
export function readOperation(value: Json, index: number): PatchOperation | Fault {
  const at = `[${index}]`;
  if (!isObject(value)) return { field: at, message: 'must be an object' };
  const op = OPS.find((name) => name === own(value, 'op'));
  if (op === undefined) return { field: `${at}.op`, message: `must be one of ${OPS.join(', ')}` };
  const path = PATHS.find((pointer) => pointer === own(value, 'path'));
  if (path === undefined) return { field: `${at}.path`, message: `must be one of ${PATHS.join(', ')}` };
  if (op === 'remove') return { op, path };
  const operand = own(value, 'value');
  if (operand === undefined) return { field: `${at}.value`, message: 'is required' };
  if (typeof operand !== 'string') return { field: `${at}.value`, message: 'must be a string' };
  return { op, path, value: operand };
}

function own(object: { readonly [member: string]: Json }, member: string): Json | undefined {
  return Object.hasOwn(object, member) ? object[member] : undefined;
}
