import { type LocationObject, Source } from '@redocly/openapi-core';
import type { Documents } from '../documents.ts';
import { at, type Place, placeOf } from '../places.ts';
import { type Seen, shownAt, type Told } from './fault.ts';
import { schemaOf } from './schema-of.ts';

const RULE = /^no-invalid-(?:media-type|schema|parameter)-examples$/;
const BROKEN = /^Example value must conform to the schema: (?:`.+?` property )?(.+)$/;
const keywords: readonly [says: RegExp, keyword: string][] = [
  [/^type must be/, 'type'],
  [/^must have required property/, 'required'],
  [/allowed values/, 'enum'],
  [/^must NOT have (?:unevaluated|additional)/, 'properties'],
];

/** Examples that break the same words of a schema: where there are several, it is the schema that has changed. */
export function examples({ problem: { ruleId, message, from }, place, documents }: Seen): Told | undefined {
  const [, what] = BROKEN.exec(message) ?? [];
  const holder = from && placeOf(from);
  if (!RULE.test(ruleId) || what === undefined || !place || !holder) return undefined;
  const isSchema = ruleId === 'no-invalid-schema-examples';
  const outermost = isSchema ? holder : { ...holder, names: [...holder.names, 'schema'] };
  const way = inExample(place, isSchema ? holder : undefined);
  // The member that is too much has no schema, what it is a member of has.
  const isTooMuch = /^must NOT have (?:unevaluated|additional) properties/.test(what);
  const schema = schemaOf(documents, outermost, isTooMuch ? way.slice(0, -1) : way);
  if (!schema) return { suggestions: [] };
  const broken = keywordIn(documents, schema, what);
  return {
    suggestions: [],
    group: JSON.stringify([schema, what]),
    origin: {
      location: shownAt(locationIn(documents, schema.file), broken.names),
      message: `Several examples break this: ${what}.`.replace(/\.+$/, '.'),
      fix: 'Change the schema, or the examples.',
    },
  };
}

/** The names from the value of an example on. */
function inExample({ names }: Place, schema: Place | undefined): readonly string[] {
  const begin = schema
    ? names.findIndex((name, index) => index >= schema.names.length && /^examples?$/.test(name))
    : names.findIndex((name, index) => name === 'value' && (index === 0 || names[index - 2] === 'examples'));
  if (begin < 0) return names.slice(names.indexOf('example') + 1);
  return names.slice(begin + (schema && names[begin] === 'examples' ? 2 : 1));
}

function keywordIn(documents: Documents, schema: Place, what: string): Place {
  const [, keyword = ''] = keywords.find(([says]) => says.test(what)) ?? [];
  const names = [...schema.names, keyword];
  return at(documents.get(schema.file)?.parsed, names) === undefined ? schema : { ...schema, names };
}

function locationIn(documents: Documents, file: string): LocationObject {
  const source = documents.get(file)?.source ?? new Source(file, '');
  return { source, pointer: '#/' };
}
