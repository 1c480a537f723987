import type { OpenApiDocument, Schema } from './document.ts';
import { inPlace } from './in-place.ts';
import { asList, asMap } from './json.ts';
import { unionTags } from './union-tags.ts';
import { visit } from './visit.ts';

/** Whether a body is sent by a client, or received. */
export type Direction = 'sent' | 'received';

const otherWay = { sent: 'readOnly', received: 'writeOnly' } as const;

/**
 * A copy in which JSON Schema says what keywords of OpenAPI do for one direction: the tags of
 * discriminated unions (3.1, section 4.8.25), and that members which only go the other way are none
 * (section 4.8.24).
 */
export function spellOut(document: OpenApiDocument, direction: Direction): OpenApiDocument {
  const copy = structuredClone(document);
  visit(copy, 'document', (schema, kind) => {
    if (kind !== 'schema') return;
    tag(document, schema);
    hide(document, schema, otherWay[direction]);
  });
  return copy;
}

function tag(document: OpenApiDocument, union: Record<string, unknown>): void {
  const { propertyName } = asMap(union['discriminator']);
  if (typeof propertyName !== 'string') return;
  for (const keyword of ['oneOf', 'anyOf'].filter((name) => Array.isArray(union[name]))) {
    union[keyword] = asList(union[keyword]).map((branch) => {
      const tags = unionTags(document, union, branch);
      const tagged = {
        type: 'object',
        required: [propertyName],
        properties: { [propertyName]: { enum: tags } },
      };
      return { allOf: [branch, tagged] };
    });
  }
}

function hide(document: OpenApiDocument, schema: Record<string, unknown>, keyword: keyof Schema): void {
  const members = asMap(schema['properties']);
  const hidden = Object.keys(members).filter((name) =>
    inPlace(document, members[name]).some((part) => part[keyword] === true),
  );
  for (const name of hidden) delete members[name];
  if (hidden.length === 0 || !Array.isArray(schema['required'])) return;
  schema['required'] = schema['required'].filter((name) => !hidden.includes(name));
}
