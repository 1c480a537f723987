import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Table } from 'mdast';
import { type Handler, type State, toHast } from 'mdast-util-to-hast';
import { type Details, type Page, type Patch, type SideLine, type Sides, treeOf } from './nodes.ts';
import { style } from './style.ts';

/** A report as one HTML file that asks nobody for anything. */
export function writeHtml(page: Page): string {
  const { title, sections } = page;
  const body = toHast(treeOf(page), { handlers: { details, patch, sides, table } });
  const links = sections.map(({ id, title }) =>
    element('li', {}, element('a', { href: `#${id}` }, words(title))),
  );
  const contents = element('nav', { ariaLabel: 'Contents' }, element('ol', {}, ...links));
  // Whatever a contract says, nothing is loaded and nothing is run.
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const head = element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, words(title)),
    element('style', {}, words(style)),
  );
  // What a tree of Markdown gives has no document type in it.
  const main = element('main', { id: 'report' }, ...((body as Element).children ?? []));
  const skip = element('a', { className: ['skip'], href: '#report' }, words('Skip to the report'));
  const html = element('html', { lang: 'en' }, head, element('body', {}, skip, contents, main));
  return toHtml({ type: 'root', children: [{ type: 'doctype' }, html] });
}

const details: Handler = (state, node: Details) =>
  element(
    'details',
    node.open ? { open: true } : {},
    element('summary', {}, ...inside(state, node.summary)),
    ...inside(state, node.children),
  );

const patch: Handler = (_state, { label, lines }: Patch) => region(label, lines.map(signed));

const sides: Handler = (_state, { label, before, after }: Sides) =>
  element(
    'div',
    { className: ['sides'] },
    side(`${label}, before`, 'Before', before, 'del'),
    side(`${label}, now`, 'Now', after, 'ins'),
  );

const table: Handler = (state, { children: [head, ...rows] }: Table) => {
  const cells = (row: Table['children'][number] | undefined, name: string) =>
    (row?.children ?? []).map((cell, index) =>
      index === 0 && name === 'td'
        ? element('th', { scope: 'row' }, ...inside(state, cell.children))
        : element(name, name === 'th' ? { scope: 'col' } : {}, ...inside(state, cell.children)),
    );
  const made = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...cells(head, 'th'))),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...cells(row, 'td')))),
  );
  // What scrolls has to be reached by keys.
  return element('div', { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' }, made);
};

function inside(state: State, children: readonly unknown[]): ElementContent[] {
  // The nodes are those of the page, which `State` knows by their parents alone.
  return state.all({ type: 'root', children: [...children] } as never);
}

function side(label: string, caption: string, lines: readonly SideLine[], name: 'del' | 'ins'): Element {
  const shown = lines.map(({ text, changed }) => line(changed ? name : 'span', text));
  const nothing = element('p', { className: ['quiet'] }, words('Not there.'));
  return element(
    'figure',
    {},
    element('figcaption', {}, words(caption)),
    lines.length === 0 ? nothing : region(label, shown),
  );
}

function region(label: string, lines: readonly Element[]): Element {
  return element('pre', { tabIndex: 0, role: 'group', ariaLabel: label }, element('code', {}, ...lines));
}

/** A line of a diff; deletions and insertions are told by their signs as well as by colour. */
function signed(text: string): Element {
  if (text.startsWith('@@')) return line('span', text, 'place');
  if (text.startsWith('-')) return line('del', text);
  return line(text.startsWith('+') ? 'ins' : 'span', text);
}

function line(name: string, text: string, className?: string): Element {
  return element(name, className ? { className: [className] } : {}, words(`${text}\n`));
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}

function element(tagName: string, properties: Element['properties'], ...children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
