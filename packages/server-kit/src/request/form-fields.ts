import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { RefusalError } from '../refusal/refusal-error.ts';
import { malformedBody } from './malformed-body.ts';

/** A part of a form with files, as it came. */
export interface Upload {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly name?: string;
}

export type Field = string | Upload;

/** What a form has under each name, in the order in which it came. */
export type Fields = ReadonlyMap<string, readonly Field[]>;

const limits = { parts: 1_000, headerPairs: 100 };
// Otherwise the plugin would decode texts loosely and parse JSON by rules of its own.
const isPartAFile = () => true;

/** The fields of `application/x-www-form-urlencoded`. */
export function fieldsOf(text: string): Fields {
  return byName(new URLSearchParams(text));
}

/**
 * Reads the fields of `multipart/form-data` (RFC 7578) from a request whose body nobody has read.
 *
 * @throws RefusalError `body-too-large` over the limit of bytes or of parts, `invalid-body` where it is no form
 */
export async function readMultipart(request: FastifyRequest, bodyLimit: number): Promise<Fields> {
  const tooLarge = new RefusalError({ kind: 'body-too-large', limit: bodyLimit });
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge;
  // Said here and not by a parser, so that no hook of the app reads the form before.
  request.isMultipart = () => true;
  const { raw } = request;
  try {
    return await Promise.race([
      partsOf(request.files({ isPartAFile, limits: { ...limits, fileSize: bodyLimit } })),
      new Promise<never>((_resolve, reject) => {
        let received = 0;
        raw.on('data', (chunk: Buffer) => {
          received += chunk.length;
          if (received > bodyLimit) reject(tooLarge);
        });
      }),
    ]);
  } catch (error) {
    // Whoever is refused has the rest of the form read by nobody.
    raw.unpipe();
    throw refusalOf(error, tooLarge);
  }
}

async function partsOf(parts: AsyncIterable<MultipartFile>): Promise<Fields> {
  const fields: [string, Upload][] = [];
  for await (const part of parts) {
    // The plugin's types do not know a part without a name (RFC 7578, section 4.2).
    const { fieldname, filename, mimetype: type } = part as Partial<MultipartFile> & typeof part;
    if (fieldname === undefined) throw malformedForm();
    // Node's buffers are shared with no other thread.
    const bytes = (await part.toBuffer()) as Buffer<ArrayBuffer>;
    fields.push([fieldname, { bytes, type, ...(filename ? { name: filename } : {}) }]);
  }
  return byName(fields);
}

/** The values under each name, in the order in which they come. */
export function byName<Value>(
  pairs: Iterable<readonly [string, Value]>,
): ReadonlyMap<string, readonly Value[]> {
  const fields = new Map<string, Value[]>();
  for (const [name, value] of pairs) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

function refusalOf(error: unknown, tooLarge: RefusalError): unknown {
  const { code = '', name } = Object(error) as { code?: string; name?: string };
  if (code === 'FST_PARTS_LIMIT') {
    return new RefusalError({ kind: 'body-too-large', limit: limits.parts, unit: 'parts' });
  }
  if (/_LIMIT$|_TOO_LARGE$/.test(code)) return tooLarge;
  // The parser below the plugin throws errors without a code.
  const isOfParser = code.startsWith('FST_') || name === 'Error';
  return isOfParser ? malformedForm(error) : error;
}

function malformedForm(cause?: unknown): RefusalError {
  return malformedBody('be well-formed multipart/form-data', cause);
}
