import { parseCookie } from 'cookie';
import { FIELDS, type Field, readSaid, type Said } from './said.ts';

const nothing: Said = {};

/**
 * The preferences of a request (RFC 7240): those that Prism knows, and `delay` and `drop`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240
 */
export function saidByPrefer(header: string | readonly string[] | undefined): Said {
  if (header === undefined) return nothing;
  const texts = new Map<string, string>();
  for (const preference of String(header).match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [, name = '', inQuotes, plain = ''] =
      /^\s*([\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^;]*)))?/.exec(preference) ?? [];
    const field = name.toLowerCase();
    // The first one counts (section 2).
    if (isField(field) && !texts.has(field)) texts.set(field, inQuotes ?? plain.trim());
  }
  return texts.size === 0 ? nothing : readSaid(texts, (field) => `${field} in Prefer`);
}

/** The query parameters that Prism knows, and `__delay` and `__drop`. */
export function saidByQuery(target: string): Said {
  if (!target.includes('__')) return nothing;
  const searchParams = new URLSearchParams(target.replace(/^[^?]*/, ''));
  const texts = new Map<string, string>();
  for (const field of FIELDS) {
    const text = searchParams.get(`__${field}`);
    if (text !== null) texts.set(field, text);
  }
  return texts.size === 0 ? nothing : readSaid(texts, (field) => `__${field}`);
}

/** The cookies `mock-example`, `mock-code` and so on. */
export function saidByCookies(header: string | undefined): Said {
  if (!header?.includes('mock-')) return nothing;
  const cookies = parseCookie(header);
  const texts = new Map<string, string>();
  for (const field of FIELDS) {
    const text = cookies[`mock-${field}`];
    if (text !== undefined) texts.set(field, text);
  }
  return texts.size === 0 ? nothing : readSaid(texts, (field) => `The cookie mock-${field}`);
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}
