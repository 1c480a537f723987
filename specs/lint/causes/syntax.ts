import { basename } from 'node:path';
import type { LineColLocationObject, Source } from '@redocly/openapi-core';
import { LineCounter, parseDocument, Scalar, visit, type YAMLParseError, type YAMLWarning } from 'yaml';
import type { Told } from './fault.ts';

const MANY = 'but found more';
const INDENT = 'Indent it as the lines around it; a text that holds `: ` or ` #` stands in quotes.';
// By what the parser says, in part.
const said: readonly [part: string, message: string, fix: string][] = [
  ['tab characters', 'A tab indents the line.', 'Indent with spaces.'],
  ['duplicated mapping key', 'The key is there twice.', 'Keep one of them.'],
  [MANY, 'The file holds more than one document.', 'Remove the line `---`, or what is beyond it.'],
  ["expected ':'", 'The key has no value.', 'Write `key: value`, with a space after the colon.'],
  ['bad indentation', 'The line is not indented as its neighbours are.', INDENT],
  [
    'multiline key',
    'The key goes on over several lines.',
    'Write `key: value`, with a space after the colon.',
  ],
  [
    'missed comma',
    'A list or mapping in one line is not closed, or a comma is missing.',
    'Close it with `]` or `}`.',
  ],
  [
    'deficient indentation',
    'A text, list or mapping is not closed.',
    'Close it, or indent what belongs to it.',
  ],
];

/** What is wrong in a file that is no YAML, where it begins. */
export function noYaml({ source, start }: LineColLocationObject, message: string): Told {
  const lines = new LineCounter();
  const document = parseDocument(source.body, { lineCounter: lines, prettyErrors: false });
  const told = (text: string, fix: string, offset?: number): Told => ({
    rule: 'syntax',
    group: source.absoluteRef,
    message: `This is no YAML. ${text}`,
    fix,
    location: { source, pointer: undefined, start: offset === undefined ? start : columnOf(lines, offset) },
    lost: { file: source.absoluteRef, names: [] },
  });
  const find = (is: (error: YAMLParseError | YAMLWarning) => boolean) => document.errors.find(is)?.pos[0];
  if (find((error) => error.message.startsWith('Missing closing')) !== undefined) {
    return told('A quote is not closed.', 'Close it.', lastQuoted(document));
  }
  const [part, text, fix = INDENT] = said.find(([known]) => message.includes(known)) ?? [];
  const plain = message.replace(/^Failed to parse: /, '').replace(/ in ".*" \(\d+:\d+\)$/, '');
  return told(
    text ?? `The parser says: ${plain}.`,
    fix,
    part === MANY ? find(({ code }) => code === 'MULTIPLE_DOCS') : undefined,
  );
}

export function emptyFile(source: Source): Told {
  return {
    rule: 'syntax',
    group: source.absoluteRef,
    message: `\`${basename(source.absoluteRef)}\` is empty.`,
    fix: 'Write what it is to hold, or restore it.',
    location: { source, pointer: undefined, start: { line: 1, col: 1 } },
    lost: { file: source.absoluteRef, names: [] },
  };
}

function columnOf(lines: LineCounter, offset: number) {
  const { line, col } = lines.linePos(offset);
  return { line, col };
}

function lastQuoted(document: ReturnType<typeof parseDocument>): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) found = range?.[0];
    },
  });
  return found;
}
