import { expandPath } from './expand-path.ts';
import type { ParameterWriter } from './operation.ts';
import { serializeQuery } from './query.ts';

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '|' };

/** Writes lists and objects in the styles that a contract names (OpenAPI 3.1, section 4.8.12.4). */
export const writeParameters: ParameterWriter = {
  query(values = {}, { query = {} } = {}) {
    const written = Object.entries(values).map(([name, value]) => {
      const style = query[name];
      if (!style || Object(value) !== value) return serializeQuery({ [name]: value });
      if (style.endsWith('*')) return serializeQuery(Array.isArray(value) ? { [name]: value } : value);
      const items = itemsOf(value).map((item) => encodeURIComponent(String(item)));
      return items.length > 0 ? `${encodeURIComponent(name)}=${items.join(delimiters[style] ?? ',')}` : '';
    });
    return written.filter(Boolean).join('&');
  },

  path(template, values = {}, { path = {} } = {}) {
    const flat = new Map(Object.entries(values));
    // A placeholder for each item, so that each is checked and encoded as any other.
    const expanded = template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      const items = path[name] && Object(value) === value ? itemsOf(value as object) : [];
      if (items.length === 0) return placeholder;
      const isExploded = path[name]?.endsWith('*') && !Array.isArray(value);
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

/** A list's items, or an object's names and values by turns, without what is null or undefined. */
function itemsOf(value: object): unknown[] {
  const isThere = (item: unknown) => item !== null && item !== undefined;
  if (Array.isArray(value)) return value.filter(isThere);
  return Object.entries(value)
    .filter(([, member]) => isThere(member))
    .flat();
}
