import { expandPath } from './expand-path.ts';
import type { ParameterWriter } from './operation.ts';
import { deepPairs, isThere, type Pair, repeated, textOf } from './pairs.ts';
import { serializeQuery } from './query.ts';

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '|' };

/**
 * Writes lists and objects in the styles that a contract names (OpenAPI 3.1, section 4.8.12.4). What
 * they leave open, a list or an object inside another, nests its brackets in `deepObject`, and is JSON
 * inside a list and elsewhere.
 */
export const writeParameters: ParameterWriter = {
  query(values = {}, { query } = {}) {
    const written = Object.entries(values).map(([name, value]) => {
      const style = styleOf(query, name);
      if (!style || Object(value) !== value) return serializeQuery({ [name]: value });
      if (style.startsWith('deepObject')) return joined(deepPairs(name, value));
      if (style.endsWith('*')) {
        const members = Array.isArray(value) ? [[name, value] as const] : Object.entries(value as object);
        return joined(members.flatMap(([member, item]) => repeated(member, item)));
      }
      const items = itemsOf(value).map(encodeURIComponent);
      return items.length > 0 ? `${encodeURIComponent(name)}=${items.join(delimiters[style] ?? ',')}` : '';
    });
    return written.filter(Boolean).join('&');
  },

  path(template, values = {}, { path } = {}) {
    const flat = new Map(Object.entries(values));
    // A placeholder for each item, so that each is checked and encoded as any other.
    const expanded = template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      const style = styleOf(path, name);
      const items = style && Object(value) === value ? itemsOf(value as object) : [];
      if (items.length === 0) return placeholder;
      const isExploded = style?.endsWith('*') && !Array.isArray(value);
      const places = items.map((item, index) => {
        flat.set(`${name}/${index}`, item);
        const delimiter = isExploded && index % 2 ? '=' : ',';
        return `${index > 0 ? delimiter : ''}{${name}/${index}}`;
      });
      return places.join('');
    });
    return expandPath(expanded, Object.fromEntries(flat));
  },
};

/** A contract's name may be one that every object has. */
function styleOf(styles: Readonly<Record<string, string>> = {}, name: string): string | undefined {
  return Object.hasOwn(styles, name) ? styles[name] : undefined;
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
}

/** A list's items, or an object's names and values by turns, without what is null or undefined. */
function itemsOf(value: object): string[] {
  if (Array.isArray(value)) return value.filter(isThere).map(textOf);
  return Object.entries(value).flatMap(([name, member]) => (isThere(member) ? [name, textOf(member)] : []));
}
