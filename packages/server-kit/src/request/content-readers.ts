import {
  type MediaKind,
  type MediaType,
  mediaKind,
  type OpenApiDocument,
  type RequestBody,
} from '@clientele/openapi';
import type { FastifyRequest } from 'fastify';
import { isFormData } from '../http/media-type.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import type { Validators } from '../schema/validators.ts';
import type { BodyLimits } from './body-reader.ts';
import { coerce, typesOf } from './coerce.ts';
import { type FormReader, formReader, standIn } from './form.ts';
import { type Fields, fieldsOf, readMultipart } from './form-fields.ts';
import { decodeText } from './malformed-body.ts';
import { measureJson } from './parse-json.ts';

/** A body as it arrived; `bytes` is empty where it is a multipart form, which is read from the request. */
interface Arrived {
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly request: FastifyRequest;
}

type ContentReader = (arrived: Arrived) => unknown;

/** Bodies with more members and elements than this are refused with their first fault alone. */
const thorough = 5_000;

/** Compiles what is declared of a body, by the key of its `content`: each kind is read as it is held in a program. */
export function contentReaders(
  document: OpenApiDocument,
  body: RequestBody,
  validators: Validators,
  { maxDepth, bodyLimit }: BodyLimits,
): ReadonlyMap<string, ContentReader> {
  const entries = Object.entries(body.content);
  return new Map(entries.map(([key, media]) => [key, readerOf(key, media)]));

  function readerOf(key: string, media: MediaType): ContentReader {
    const { schema = true } = media;
    const place = `#${body.pointer} ${key}`;
    const kind = mediaKind(key);
    // What no schema can say something about is not compiled.
    const isText = isTextual(document, schema);
    const isChecked =
      kind === 'text' ? isText : kind !== 'binary' && (kind !== 'multipart' || isFormData(key));
    const validate = isChecked ? validators.compile(schema, 'body', place) : () => [];
    const checked = (value: unknown, shown = value, size = 0): unknown => {
      const violations = validate(shown, size > thorough ? 'first' : undefined);
      if (violations.length > 0) throw new RefusalError({ kind: 'invalid-body', violations });
      return value;
    };
    let readForm: FormReader | undefined;
    const form = (fields: Fields) => {
      // Most bodies are no forms.
      readForm ??= formReader(document, media, maxDepth);
      const value = readForm(fields);
      return checked(value, standIn(value));
    };
    const readers: Record<Exclude<MediaKind, 'any'>, ContentReader> = {
      json({ bytes }) {
        const { value, size } = measureJson(bytes, maxDepth);
        return checked(value, value, size);
      },
      text({ bytes }) {
        const text = decodeText(bytes);
        return isText ? checked(text, coerce(document, schema, text)) : text;
      },
      urlencoded: ({ bytes }) => form(fieldsOf(decodeText(bytes))),
      multipart: async ({ request }) => form(await readMultipart(request, bodyLimit)),
      binary: ({ bytes, mediaType }) => new Blob([bytes], { type: mediaType }),
    };
    if (kind === 'multipart') return isFormData(key) ? readers.multipart : readers.binary;
    if (kind !== 'any') return readers[kind];
    // Under a range, what arrives decides; no schema of a range knows the fields of a form.
    return (arrived) => {
      const sent = mediaKind(arrived.mediaType);
      if (sent === 'json') return readers.json(arrived);
      return sent === 'text' || sent === 'urlencoded' ? readers.text(arrived) : readers.binary(arrived);
    };
  }
}

/** Whether a schema says something of a text: of an object that is written as XML or CSV it does not. */
function isTextual(document: OpenApiDocument, schema: unknown): boolean {
  const types = typesOf(document, schema);
  return types.size > 0 && !types.has('object') && !types.has('array');
}
