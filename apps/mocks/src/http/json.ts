/** The value of a JSON text, or what is wrong with it and where. */
export type ParsedJson = { value: unknown } | { fault: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses a body as JSON. JSON is UTF-8 (RFC 8259 section 8.1): other bytes are a fault, a byte order
 * mark is passed over. A fault shows no more of the body than one character, since bodies hold secrets.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 * @example
 * ```ts
 * parseJson(Buffer.from('{"a":}')); // { fault: 'Line 1, column 6: unexpected "}".' }
 * ```
 */
export function parseJson(bytes: Buffer): ParsedJson {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { fault: `Byte ${firstBadByte(bytes) + 1} is not UTF-8.` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: describe(text, faultOffset(text)) };
  }
}

function describe(text: string, offset: number): string {
  if (text === '') return 'The body is empty.';
  const lines = text.slice(0, offset).split('\n');
  const position = `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
  const [character] = text.slice(offset);
  return character === undefined
    ? `${position}: the text ends before the JSON is complete.`
    : `${position}: unexpected ${JSON.stringify(character)}.`;
}

/** V8 names the position in only some of its messages, so: the longest beginning of JSON in `text`. */
function faultOffset(text: string): number {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsJson(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function beginsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError; // JSON.parse throws nothing else
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.startsWith('Unexpected end') : Number(position) === text.length;
  }
}

function firstBadByte(bytes: Buffer): number {
  const mended = Buffer.from(bytes.toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== mended[index]);
}
