import { basename } from 'node:path';
import type { LineColLocationObject, Source } from '@redocly/openapi-core';
import { type Document, isCollection, LineCounter, parseDocument, Scalar, visit } from 'yaml';
import type { Told } from './fault.ts';

const PAIR = 'Write `key: value`, with a space after the colon.';
const CLOSE = 'Close it, or put the text in quotes.';
// What one parser or the other says, in part. The second knows better where some begin.
const said: readonly [part: string, message: string, fix: string, code?: string][] = [
  ['Missing closing', 'A quote is not closed.', 'Close it.'],
  ['Flow ', 'A list or mapping in brackets is not closed.', CLOSE],
  ['tab characters', 'A tab indents the line.', 'Indent with spaces.'],
  ['duplicated mapping key', 'The key is there twice.', 'Keep one of them.'],
  ['but found more', 'The file holds two documents.', 'Remove the line `---`.', 'MULTIPLE_DOCS'],
  ["expected ':'", 'The key has no value.', PAIR],
  ['end of the stream', 'The key has no value.', PAIR, 'MULTILINE_IMPLICIT_KEY'],
  ['multiline key', 'The key has no value.', PAIR, 'MULTILINE_IMPLICIT_KEY'],
  ['missed comma', 'A comma or a closing bracket is missing.', CLOSE],
];
const INDENT = 'Indent the line as its neighbours.';

/** What is wrong in a file that is no YAML, where it begins. */
export function noYaml({ source, start }: LineColLocationObject, message: string): Told {
  const lines = new LineCounter();
  const document = parseDocument(source.body, { lineCounter: lines, prettyErrors: false });
  const known = (text: string) => said.find(([part]) => text.includes(part));
  const open = document.errors.find((error) => known(error.message));
  const [part, what, fix, code] = (open && known(open.message)) ?? known(message) ?? [];
  const offset = open
    ? openAt(document, open.pos[0])
    : document.errors.find((one) => one.code === code)?.pos[0];
  const before = source.getLines()[start.line - 1]?.slice(0, start.col - 1) ?? '';
  const isText = part === undefined && /\S: /.test(before);
  const plain = message.replace(/^Failed to parse: /, '').replace(/ in ".*" \(\d+:\d+\)$/, '');
  const position = offset === undefined ? start : lines.linePos(offset);
  return {
    rule: 'syntax',
    group: source.absoluteRef,
    message: `This is no YAML: ${isText ? 'a text holds a colon and a space.' : lower(what ?? `${plain}.`)}`,
    fix: isText ? 'Put the text in quotes.' : (fix ?? INDENT),
    location: { source, pointer: undefined, start: { line: position.line, col: position.col } },
    lost: { file: source.absoluteRef, names: [] },
  };
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

/** Where the last text in quotes or the outermost collection in brackets begins that goes on until there. */
function openAt(document: Document, offset: number): number {
  const open: number[] = [];
  visit(document, {
    Node: (_key, node) => {
      const [begin = 0, end = 0] = node.range ?? [];
      const isQuote = node instanceof Scalar && /^QUOTE/.test(node.type ?? '');
      const isFlow = isCollection(node) && node.flow === true;
      if ((isQuote || isFlow) && begin < offset && end >= offset) open.push(begin);
    },
  });
  return open[0] ?? offset;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
