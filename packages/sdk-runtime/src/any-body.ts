import type { BodyKind, Reader } from './operation.ts';
import { notJson, parse } from './parse.ts';

/**
 * Reads answers that are more than JSON under single statuses: text, bytes, what depends on the media
 * type that comes, status ranges and `default`. What is documented under `default` stands for no 2xx
 * where the operation documents a success of its own.
 */
export const anyBody: Reader = {
  async take(response) {
    const blob = await response.blob();
    return blob.size > 0 ? blob : '';
  },

  async judge({ responses }, { ok, status, headers }, data) {
    const text = () => new Response(data).text();
    const hasSuccess = Object.keys(responses).some((key) => key.startsWith('2'));
    const range = `${status}`.replace(/..$/, 'XX');
    const declared =
      responses[status] ?? responses[range] ?? (ok && hasSuccess ? undefined : responses['default']);
    if (declared === undefined) return { body: await text(), isDocumented: false };
    if (!declared) return { body: undefined, isDocumented: true };
    const kinds = declared === true ? { 'application/json': 'json' as const } : declared;
    const came = essence(headers.get('Content-Type') ?? '');
    const mediaType = matching(kinds, came);
    const types = Object.keys(kinds);
    const answer = { isDocumented: true, ...(types.length > 1 && mediaType ? { mediaType } : {}) };
    const declaredKind = kinds[mediaType ?? ''] ?? 'text';
    const kind = declaredKind === 'any' ? kindOf(came) : declaredKind;
    if (kind === 'json') {
      const [isJson, body] = parse(await text());
      if (isJson) return { ...answer, body, isJson };
      return { ...answer, body, misfit: notJson(body) };
    }
    const body =
      kind === 'text' ? await text() : data instanceof Blob ? data : new Blob([data], { type: came });
    if (mediaType) return { ...answer, body };
    const received = came || 'no media type';
    return { ...answer, body, misfit: { pointer: '', expected: types.join(' or '), received } };
  },
};

/** The documented media type that an answer has: the same, its range, one that is held alike, or the only one. */
function matching(kinds: Readonly<Record<string, BodyKind>>, came: string): string | undefined {
  const types = Object.keys(kinds);
  const covers = (type: string) => type.endsWith('/*') && came.startsWith(type.replace(/\*(\/\*)?$/, ''));
  return (
    types.find((type) => essence(type) === came) ??
    types.find((type) => came && covers(essence(type))) ??
    types.find((type) => came && kinds[type] === kindOf(came)) ??
    (types.length === 1 ? types[0] : undefined)
  );
}

/** A media type without its parameters (RFC 9110, section 8.3.1). */
function essence(mediaType: string): string {
  return mediaType.replace(/;.*/s, '').trim().toLowerCase();
}

/** How a body is held whose media type only the answer says. */
function kindOf(mediaType: string): BodyKind {
  if (/[/+]json$/.test(mediaType)) return 'json';
  return /^text\/|[/+](xml|yaml|javascript|x-ndjson)$/.test(mediaType) ? 'text' : 'binary';
}
