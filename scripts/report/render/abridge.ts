import { type Block, type Page, paragraph } from './nodes.ts';

/** How much of a report is shown. */
export interface Measure {
  /** Of a diff, at most. */
  readonly lines: number;
  /** Of a list or a table, at most. */
  readonly items: number;
  /** Of a section, at most: paragraphs, tables and the like. */
  readonly blocks: number;
}

/** Shortens what is long, and says in each place what is missing. */
export function abridge(page: Page, measure: Measure): Page {
  const sections = page.sections.map((section) => {
    const more = section.blocks.length - measure.blocks;
    const shown = section.blocks.slice(0, measure.blocks).flatMap((block) => shorten(block, measure));
    return { ...section, blocks: [...shown, ...(more > 0 ? [missing(more, 'part')] : [])] };
  });
  return { ...page, lead: page.lead.flatMap((block) => shorten(block, measure)), sections };
}

function shorten(block: Block, measure: Measure): Block[] {
  switch (block.type) {
    case 'details':
      return [{ ...block, children: block.children.flatMap((child) => shorten(child, measure)) }];
    case 'patch':
    case 'sides': {
      const more = block.lines.length - measure.lines;
      if (more <= 0) return [block];
      const shown = { ...block, lines: block.lines.slice(0, measure.lines) };
      return [...(measure.lines > 0 ? [shown] : []), missing(more, 'line')];
    }
    case 'list': {
      const more = block.children.length - measure.items;
      if (more <= 0) return [block];
      return [{ ...block, children: block.children.slice(0, measure.items) }, missing(more, 'entry')];
    }
    case 'table': {
      // The first row is the head.
      const more = block.children.length - 1 - measure.items;
      if (more <= 0) return [block];
      return [{ ...block, children: block.children.slice(0, measure.items + 1) }, missing(more, 'row')];
    }
    default:
      return [block];
  }
}

function missing(more: number, what: string): Block {
  const many = what === 'entry' ? 'entries' : `${what}s`;
  return paragraph(`${more} more ${more === 1 ? what : many} in the HTML report.`);
}
