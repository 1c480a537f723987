import type { LineColLocationObject, Source } from '@redocly/openapi-core';
import { type Document, isCollection, isScalar, LineCounter, parseDocument, visit } from 'yaml';

interface YamlFault {
  readonly what: string;
  readonly fix: string;
  readonly start: LineColLocationObject['start'];
}

const PAIR = 'Write `key: value`, with a space after the colon.';
const CLOSE = 'Close it, or put the text in quotes.';
// What a parser says, in part: Redocly's, which ends at the first fault, or `yaml`, which goes on and has codes.
const known: readonly [part: string, what: string, fix: string, code?: string][] = [
  ['Missing closing', 'a quote is not closed', 'Close it.'],
  ['Flow ', 'a list or mapping in brackets is not closed', CLOSE],
  ['tab characters', 'a tab indents the line', 'Indent with spaces.'],
  ['duplicated mapping key', 'the key is there twice', 'Keep one of them.'],
  ['but found more', 'the file holds two documents', 'Remove the line `---`.', 'MULTIPLE_DOCS'],
  ["expected ':'", 'the key has no value', PAIR],
  ['end of the stream', 'the key has no value', PAIR, 'MULTILINE_IMPLICIT_KEY'],
  ['multiline key', 'the key has no value', PAIR, 'MULTILINE_IMPLICIT_KEY'],
  ['missed comma', 'a comma or a closing bracket is missing', CLOSE],
];

/** What is wrong, in the words of who writes the file, and where it begins: by what the parser says and where. */
export function yamlFault(source: Source, said: string, at: YamlFault['start']): YamlFault {
  const merge = source.getLines().findIndex((line) => line.startsWith('<<<<<<< '));
  if (merge >= 0) {
    return { what: 'a merge is not done', fix: 'Keep one side.', start: { line: merge + 1, col: 1 } };
  }
  const lines = new LineCounter();
  const document = parseDocument(source.body, { lineCounter: lines, prettyErrors: false });
  const find = (message: string) => known.find(([part]) => message.includes(part));
  const open = document.errors.find(({ message }) => find(message));
  const [, what, fix, code] = find(open?.message ?? said) ?? [];
  const before = source.getLines()[at.line - 1]?.slice(0, at.col - 1) ?? '';
  if (what === undefined || fix === undefined) {
    return /\S: /.test(before)
      ? { what: 'a text holds a colon and a space', fix: 'Put the text in quotes.', start: at }
      : { what: said, fix: 'Indent the line as its neighbours.', start: at };
  }
  const offset = open
    ? beginOf(document, open.pos[0])
    : document.errors.find((error) => error.code === code)?.pos[0];
  return { what, fix, start: offset === undefined ? at : startOf(lines, offset) };
}

function startOf(lines: LineCounter, offset: number): YamlFault['start'] {
  const { line, col } = lines.linePos(offset);
  return { line, col };
}

/** Where the quote or the outermost bracket is that is still open there. */
function beginOf(document: Document, offset: number): number {
  const open: number[] = [];
  visit(document, {
    Node: (_key, node) => {
      const [begin = 0, end = 0] = node.range ?? [];
      const isQuote = isScalar(node) && node.type?.startsWith('QUOTE');
      const isFlow = isCollection(node) && node.flow === true;
      if ((isQuote || isFlow) && begin < offset && end >= offset) open.push(begin);
    },
  });
  return open[0] ?? offset;
}
