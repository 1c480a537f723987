import type { BlockContent, DefinitionContent, PhrasingContent, Root, TableCell } from 'mdast';

/** What can stand in a report: Markdown's own nodes, and three that each output shows in its own way. */
export type Block = BlockContent | DefinitionContent;

/** Something that a reader may open. */
export interface Details {
  type: 'details';
  /** Whether it is opened already. */
  open?: boolean;
  summary: PhrasingContent[];
  children: Block[];
}

/** Lines of a unified diff, each with its sign. */
export interface Patch {
  type: 'patch';
  label: string;
  lines: string[];
}

/** A line of one side, and whether the other side has it too. */
export interface SideLine {
  readonly text: string;
  readonly changed: boolean;
}

/** The same thing before and after. */
export interface Sides {
  type: 'sides';
  label: string;
  before: readonly SideLine[];
  after: readonly SideLine[];
  /** For where there is no room for two columns. */
  lines: string[];
}

declare module 'mdast' {
  interface RootContentMap {
    details: Details;
    patch: Patch;
    sides: Sides;
  }
  interface BlockContentMap {
    details: Details;
    patch: Patch;
    sides: Sides;
  }
}

/** How grave something is, which the page colours. */
export type Tone = 'bad' | 'good' | 'quiet';

/** A part of a report. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report before it is written in one way or another. */
export interface Page {
  readonly title: string;
  /** What a reader has to know who reads nothing else. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
}

/** Words, in which what stands between backticks is code. */
export function prose(words: string): PhrasingContent[] {
  return words
    .split(/(`[^`\n]+`)/)
    .filter((part) => part !== '')
    .map((part) => (/^`.+`$/.test(part) ? code(part.slice(1, -1)) : text(part)));
}

export function text(value: string): PhrasingContent {
  // Line breaks mean something in Markdown.
  return { type: 'text', value: value.replace(/\s*[\n\r]+\s*/g, ' ') };
}

export function code(value: string): PhrasingContent {
  return { type: 'inlineCode', value: value.replace(/\s*[\n\r]+\s*/g, ' ') };
}

export function strong(words: string, tone?: Tone): PhrasingContent {
  const data = tone && { hProperties: { className: [tone] } };
  return { type: 'strong', children: prose(words), ...(data ? { data } : {}) };
}

/** A paragraph of words, and of what is made already. */
export function paragraph(...parts: readonly (string | PhrasingContent)[]): Block {
  return { type: 'paragraph', children: inline(parts) };
}

export function inline(parts: readonly (string | PhrasingContent)[]): PhrasingContent[] {
  const nodes = parts.flatMap((part) => (typeof part === 'string' ? prose(part) : [part]));
  const last = nodes.at(-1);
  // A space at the end would be spelt out.
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.trimEnd() }] : nodes;
}

export function heading(depth: 3 | 4, words: string): Block {
  return { type: 'heading', depth, children: prose(words) };
}

export type Item = readonly (string | PhrasingContent)[];

export function list(items: readonly Item[]): Block {
  return {
    type: 'list',
    spread: false,
    children: items.map((parts) => ({
      type: 'listItem',
      children: [{ type: 'paragraph', children: inline(parts) }],
    })),
  };
}

export function table(head: readonly string[], rows: readonly (readonly Item[])[]): Block {
  const cell = (parts: Item): TableCell => ({ type: 'tableCell', children: inline(parts) });
  return {
    type: 'table',
    children: [head.map((words) => [words]), ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map(cell),
    })),
  };
}

export function details(summary: Item, ...children: Block[]): Details {
  return { type: 'details', summary: inline(summary), children };
}

export function fence(lang: string, value: string): Block {
  return { type: 'code', lang, value };
}

export function patch(label: string, lines: string[]): Block {
  return { type: 'patch', label, lines };
}

/** The page as one tree, with its headings. */
export function treeOf({ title, lead, sections }: Page): Root {
  const titled = sections.flatMap(({ id, title, blocks }): Block[] => [
    { type: 'heading', depth: 2, data: { hProperties: { id } }, children: prose(title) },
    ...blocks,
  ]);
  const top: Block = { type: 'heading', depth: 1, children: prose(title) };
  return { type: 'root', children: [top, ...lead, ...titled] };
}
