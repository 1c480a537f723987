import type { RedoclyChange } from '../contract/rate-change.ts';
import { type Impact, reaches } from '../impact.ts';

/** Where a server is: only callers have to know. */
const callers = new Set(['Server', 'ServerList', 'ServerVariable', 'ServerVariablesMap']);

/** What a server has to follow as callers have. */
const alike = new Set([
  'SecurityScheme',
  'SecurityRequirement',
  'SecurityRequirementList',
  'MediaType',
  'MediaTypesMap',
]);

/**
 * What a change on the wire means to those who implement the contract, when it means `impact` to those
 * who call it. Never more: what they have to do beyond it, the types of `./server` say.
 */
export function forServers({ typeName, property = '' }: RedoclyChange, impact: Impact): Impact {
  if (!reaches(impact, 'minor')) return impact;
  if (callers.has(typeName) || property === 'deprecated') return 'patch';
  return alike.has(typeName) || property === 'default' ? impact : 'minor';
}
