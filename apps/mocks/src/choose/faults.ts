import { isObject } from '@clientele/openapi';
import type { PrismViolation } from '../prism/answer.ts';
import type { PrismRequest } from '../prism/ask-prism.ts';
import { namedMember } from '../prism/named-member.ts';

/** What is wrong with a request, so that it can be compared. */
export interface Faults {
  /** Where and by which keyword; any item of a list stands for all. */
  readonly kinds: ReadonlySet<string>;
  /** The same with the item, what was expected, and what kind of thing was received. */
  readonly details: ReadonlySet<string>;
}

/** Reads the violations of a request; warnings are none. */
export function faultsOf(asked: PrismRequest, violations: readonly PrismViolation[]): Faults {
  const kinds = new Set<string>();
  const details = new Set<string>();
  for (const violation of violations) {
    const { location, severity, code, message } = violation;
    if (severity !== 'Error') continue;
    const place = [...location, ...(namedMember(violation) ?? [])];
    kinds.add(JSON.stringify([code, ...place.map((name) => (/^\d+$/.test(name) ? '*' : name))]));
    details.add(JSON.stringify([code, message, received(asked, violation), ...place]));
  }
  return { kinds, details };
}

/** Whether a request is refused before anything else of it is looked at. */
export function lacksToken(violations: readonly PrismViolation[]): boolean {
  return violations.some(isOfToken);
}

function isOfToken({ location, code }: PrismViolation): boolean {
  return code === 401 && location.length === 1;
}

function received({ headers = {}, body }: PrismRequest, violation: PrismViolation): string {
  if (isOfToken(violation)) return headers['authorization'] ? 'a token' : 'no token';
  if (violation.code === 415) return headers['content-type'] ?? '';
  const [part, place, ...names] = violation.location;
  if (part !== 'request' || place !== 'body') return '';
  const value = names.reduce<unknown>(
    (node, name) => (isObject(node) || Array.isArray(node) ? Reflect.get(node, name) : undefined),
    body,
  );
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
