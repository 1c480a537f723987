import { asMap, inPlace, resolve } from '@clientele/openapi';
import type { Node } from './document.ts';

/**
 * The member of an answer in which a caller sees what was sent, as it is read: `.data?.client_name`.
 * A name if there is one; undefined when no text comes back, or only secrets do.
 */
export function echoOf(document: object, schema: Node, answer: unknown, sent: unknown): string | undefined {
  const echoes = echoesIn(document, schema, answer, textsIn(sent));
  return echoes.find((member) => /name$/i.test(member)) ?? echoes[0];
}

function echoesIn(document: object, schema: Node, answer: unknown, sent: readonly string[]): string[] {
  const parts = partsOf(document, schema);
  const required = parts.flatMap((part) => (Array.isArray(part.required) ? part.required : []));
  return parts
    .flatMap(({ properties = {} }) => Object.entries(properties))
    .filter(([name]) => /^[A-Za-z_$][\w$]*$/.test(name))
    .flatMap(([name, member]) => {
      const value = asMap(answer)[name];
      if (typeof value === 'string')
        return sent.includes(value) && !isSecret(document, member) ? [`.${name}`] : [];
      if (typeof value !== 'object' || value === null) return [];
      const access = required.includes(name) ? '' : '?';
      return echoesIn(document, member, value, sent).map((rest) => `.${name}${access}${rest}`);
    });
}

function isSecret(document: object, schema: Node): boolean {
  return inPlace(document, schema).some(({ format }) => format === 'password');
}

/** A schema and what it is composed of. */
function partsOf(document: object, schema: Node): Node[] {
  const target = resolve<Node>(document, schema);
  return [target, ...(target.allOf ?? []).flatMap((part) => partsOf(document, part))];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
