import { asList, asMap, type OpenApiDocument, parseFragment, toPointer } from '@clientele/openapi';
import type { RedoclyChange } from '../contract/rate-change.ts';
import { ofKeyword } from './keyword-phrases.ts';
import { type Documents, extensionIn, operationAt, subjectAt, valueBehind } from './place.ts';

/** Says in plain words what changed; in none where another change says it. */
export function phrasesOf(change: RedoclyChange, documents: Documents): string[] {
  return change.property === undefined ? ofNode(change, documents) : ofKeyword(change, documents);
}

/** Whose members have names of their own. */
const named = new Set(['properties', 'schemas']);

function ofNode({ path, typeName, kind, revision }: RedoclyChange, { before, after }: Documents): string[] {
  const document = revision ? after : before;
  const names = parseFragment(path);
  const [, key = '', method = ''] = names;
  const became = kind === 'added' ? 'is new' : kind === 'removed' ? 'is gone' : 'changed';
  const subject = subjectAt(document, path, false);
  switch (typeName) {
    case 'Operation':
      return [`${method.toUpperCase()} ${key} ${became}`];
    case 'PathItem':
      return [`${key} ${became}`];
    case 'Response':
      return [
        `${operationAt(document, key, method)} ${kind === 'added' ? 'gained' : 'lost'} status ${names.at(-1)}`,
      ];
    case 'Server':
      return [`the server ${asMap(valueBehind(document, toPointer(names)))['url']} ${became}`];
    case 'SecurityRequirement':
    case 'SecurityRequirementList':
      return [subject === 'the security' ? `${subject} changed` : `${subject}: the security changed`];
    case 'SpecExtension':
      return [`${subject}: ${extensionIn(names)} changed`];
    case 'HeadersMap':
      return [
        `${subject}: the headers ${kind === 'modified' ? 'changed' : kind === 'added' ? 'are new' : 'are gone'}`,
      ];
    default: {
      const keyword = names.findLast((name) => !/^\d+$/.test(name));
      if (typeName === 'Schema' && !named.has(names.at(-2) ?? '')) return [`${subject}: ${keyword} changed`];
      return [`${subject} ${became}${kind === 'added' && isRequired(after, names) ? ' and required' : ''}`];
    }
  }
}

/** Whether a property or parameter has to be there. */
function isRequired(document: OpenApiDocument, names: readonly string[]): boolean {
  if (names.at(-2) === 'parameters')
    return asMap(valueBehind(document, toPointer(names)))['required'] === true;
  const holder = names.at(-2) === 'properties' ? names.slice(0, -2) : undefined;
  return holder !== undefined && listAt(document, holder, 'required').includes(names.at(-1));
}

function listAt(document: OpenApiDocument, names: readonly string[], keyword: string): readonly unknown[] {
  return asList(asMap(valueBehind(document, toPointer(names)))[keyword]);
}
