import type { AnswerReader, BodyKind, Operation } from './operation.ts';
import { parse } from './parse.ts';

/**
 * Reads answers that are more than JSON under single statuses: text, bytes, what depends on the media
 * type that comes, status ranges and `default` (OpenAPI 3.1, section 4.8.16).
 */
export const readAny: AnswerReader = async (operation, { response, text: data }, validate) => {
  const { headers, ok, status } = response;
  const declared = declaredFor(operation, response);
  const came = essence(headers.get('Content-Type') ?? '');
  const [mediaType = '', kind] = matching(declared, came);
  const isBinary = kind === 'binary';
  const text = isBinary ? '' : await new Response(data).text();
  const [isJson, value] = kind === 'json' ? parse(text) : [false, text];
  const blob = () => (data instanceof Blob ? data : new Blob([data], { type: came }));
  const body = declared === false ? undefined : isBinary ? blob() : value;
  const facts = { headers, response, body };
  if (declared === undefined) return { kind: 'undocumented', statusCode: status, ...facts };

  const types = Object.keys(declared);
  const several = types.length > 1 ? { mediaType } : {};
  const misfit =
    declared && !kind
      ? { pointer: '', expected: types.join(' or '), received: came || 'no media type' }
      : kind === 'json' && !isJson
        ? { pointer: '', expected: 'JSON', received: text ? 'text' : 'nothing' }
        : isJson && (await validate?.(operation, status, body, several.mediaType));
  if (misfit) return { kind: 'violation', statusCode: status, ...facts, ...misfit };
  return { kind: ok ? 'success' : 'error', status, ...several, ...facts };
};

type Declared = Operation['responses'][string] | undefined;

/** What the contract has for a status. Where it has a success, `default` stands for no other success. */
function declaredFor({ responses }: Operation, { ok, status }: Response): Declared {
  const range = `${status}`.replace(/..$/, 'XX');
  const hasSuccess = Object.keys(responses).some((key) => key.startsWith('2'));
  return responses[status] ?? responses[range] ?? (ok && hasSuccess ? undefined : responses['default']);
}

/** The documented media type that an answer has: the same, its range, one that is held alike, or the only one. */
function matching(
  declared: Declared,
  came: string,
): readonly [mediaType?: string | undefined, kind?: BodyKind | undefined] {
  if (!declared) return [];
  const kinds = declared === true ? { 'application/json': 'json' as const } : declared;
  const types: readonly [string, BodyKind][] = Object.entries(kinds);
  const inRange = (range: string) => came.startsWith(range.replace(/\*(\/\*)?$/, '')) && range.endsWith('/*');
  const [mediaType, kind] =
    types.find(([type]) => essence(type) === came) ??
    types.find(([type]) => inRange(essence(type))) ??
    types.find(([, one]) => one === kindOf(came)) ??
    (types.length === 1 ? types : [])[0] ??
    [];
  return kind === 'any' ? [mediaType, kindOf(came)] : [mediaType, kind];
}

/** A media type without its parameters (RFC 9110, section 8.3.1). */
function essence(mediaType: string): string {
  return mediaType.replace(/;.*/s, '').trim().toLowerCase();
}

/** How a body is held whose media type the answer alone says. */
function kindOf(mediaType: string): BodyKind {
  if (/[/+]json$/.test(mediaType)) return 'json';
  return /^text\/|[/+](xml|yaml|javascript|x-ndjson)$/.test(mediaType) ? 'text' : 'binary';
}
