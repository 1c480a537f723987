import { toHtml } from 'hast-util-to-html';
import type { Nodes } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { type Handle, toMarkdown } from 'mdast-util-to-markdown';
import { abridge } from './abridge.ts';
import { type Details, type Page, type Patch, paragraph, type Sides, treeOf } from './nodes.ts';

/** What GitHub takes as a comment; as the summary of a job it takes more. */
const most = 65_000;

/** How much there is at most; the next where that is too long. */
const levels = [
  { lines: 120, items: 100, blocks: 200 },
  { lines: 40, items: 30, blocks: 100 },
  { lines: 12, items: 12, blocks: 60 },
  { lines: 0, items: 5, blocks: 30 },
];

/** A report as Markdown for GitHub, abridged until it takes it. */
export function writeMarkdown(page: Page): string {
  for (const level of levels) {
    const written = write(abridge(page, level));
    if (written.length <= most) return written;
  }
  // What comes first says most.
  for (let kept = page.sections.length - 1; kept > 0; kept -= 1) {
    const sections = page.sections.slice(0, kept);
    const note = paragraph(`Left out here for its length: ${titles(page.sections.slice(kept))}.`);
    const written = write(
      abridge({ ...page, sections, lead: [...page.lead, note] }, { lines: 0, items: 5, blocks: 30 }),
    );
    if (written.length <= most) return written;
  }
  return write({ ...page, lead: [], sections: [] });
}

function titles(sections: Page['sections']): string {
  return sections.map(({ title }) => title).join('; ');
}

function write(page: Page): string {
  return toMarkdown(treeOf(page), {
    bullet: '-',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: { details: writeDetails, patch: writePatch, sides: writePatch },
  });
}

const writeDetails: Handle = (node: Details, _parent, state, info) => {
  // Where HTML begins on GitHub, Markdown ends up to the next empty line.
  const plain = node.summary.map((part) => ({ ...part, data: {} }));
  const summary = toHtml(toHast({ type: 'paragraph', children: plain } satisfies Nodes));
  const inside = state.containerFlow({ type: 'root', children: node.children }, info);
  return `<details${node.open ? ' open' : ''}>\n<summary>${summary.replace(/^<p>|<\/p>$/g, '')}</summary>\n\n${inside}\n\n</details>`;
};

const writePatch: Handle = (node: Patch | Sides, _parent, state, info) =>
  state.handle({ type: 'code', lang: 'diff', value: node.lines.join('\n') }, undefined, state, info);
