import type { JsonFault } from '../refusal/refusal.ts';
import { RefusalError } from '../refusal/refusal-error.ts';
import { scanJson } from './scan-json.ts';

export interface ParsedJson {
  readonly value: unknown;
  /** How many members and elements the text holds, about. */
  readonly size: number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What {@link parseJson} takes. */
export interface JsonLimits {
  /** Levels of arrays and objects; 32 by default. */
  readonly maxDepth?: number;
}

/**
 * Parses bytes as what RFC 8259 and I-JSON (RFC 7493) allow: valid UTF-8 without a byte order mark,
 * no member twice, no half surrogate pairs, and nothing that could reach a prototype. The error says
 * nothing of the bytes, which may hold secrets.
 *
 * @throws {@link RefusalError} `malformed-json` with the fault.
 * @see https://www.rfc-editor.org/rfc/rfc7493#section-2
 * @example
 * ```ts
 * parseJson(Buffer.from('{"name":"Example App"}')); // { name: 'Example App' }
 * ```
 */
export function parseJson(bytes: Uint8Array, { maxDepth = 32 }: JsonLimits = {}): unknown {
  return measureJson(bytes, maxDepth).value;
}

/**
 * {@link parseJson} with the size.
 *
 * @throws {@link RefusalError} `malformed-json` with the fault.
 */
export function measureJson(bytes: Uint8Array, maxDepth: number): ParsedJson {
  if (bytes.length === 0) refuse('empty');
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new RefusalError({ kind: 'malformed-json', fault: 'encoding' }, { cause });
  }
  if (text.startsWith('\uFEFF')) refuse('byte-order-mark');
  const { fault, size } = scanJson(text, maxDepth);
  if (fault) refuse(fault);
  try {
    return { value: JSON.parse(text), size };
  } catch {
    // The parser's message quotes the body, so it is not kept as a cause.
    return refuse('syntax');
  }
}

function refuse(fault: JsonFault): never {
  throw new RefusalError({ kind: 'malformed-json', fault });
}
