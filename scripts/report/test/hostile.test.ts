import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import type { Facts } from '../facts/gather.ts';
import { pageOf } from '../page.ts';
import { writeHtml } from '../render/to-html.ts';
import { writeMarkdown } from '../render/to-markdown.ts';
import { boats, quiet, run } from './quiet.ts';

// What a fork can write into a contract, which everybody sees who looks at the report.
const hostile = [
  '<script>alert(1)</script>',
  '</code></summary></details><img src=x onerror=alert(1)>',
  '[here](javascript:alert(1))',
  '![](https://example.com/pixel.png)',
  'https://example.com/phish',
  '```\n<script>alert(1)</script>\n```',
  '`<b>`` | `a` | b \\| c',
  '</style><script>alert(1)</script>',
  '<!-- -->\n\n# Heading\n\n- [ ] item',
  '"><svg/onload=alert(1)>',
];

/** Everything that comes from files, as hostile as one text. */
function factsOf(text: string): Facts {
  const exchange = (value: unknown) => ({ request: { body: { [text]: value } }, response: { body: value } });
  const base = { name: text, commit: 'abc' };
  const change = { impact: 'major' as const, message: text, file: text, line: 1, nearest: text };
  const types = { specifier: text, unit: text, impact: 'major' as const, message: text, file: text };
  const impacts = {
    contractImpact: 'major',
    typeImpact: 'major',
    impact: 'major',
    required: 'major',
    present: 'none',
  } as const;
  const verdict = {
    ...{
      name: text,
      folder: text,
      version: '1.0.0',
      next: '1.0.0',
      base,
      contract: [change],
      types: [types],
    },
    ...{
      typesCompared: true,
      manifest: [],
      files: [text],
      notes: [text],
      changesets: [],
      earlier: [],
      ok: false,
    },
    ...impacts,
    advice: { action: 'write' as const, file: text, text, command: text },
  };
  const report = { specifier: text, file: text, before: `${text}1`, after: text };
  const lines = [`@@ ${text}:1 @@`, ...text.split('\n').map((line) => `+${line}`)];
  return {
    ...quiet,
    bases: [base],
    weighed: {
      diff: {
        value: {
          verdicts: [verdict],
          gone: [{ name: text, version: text }],
          stale: [text],
          reports: [report],
          ok: false,
        },
      },
      leftOut: [text],
    },
    contracts: [
      {
        ...boats,
        name: text,
        level: 'imported',
        files: [{ file: text, state: 'changed', lines }],
        before: boats.now,
        now: {
          problems: {
            value: {
              errors: [{ place: text, rule: text, message: text, fix: text, frame: text }],
              toDos: { [text]: 1 },
            },
          },
          sizes: { unknown: text },
        },
        edits: { value: [{ words: text, impact: 'major', isTyped: true }] },
        generated: { value: [{ file: text, state: 'changed', lines }] },
        scenarios: {
          value: [
            {
              ...{
                operation: text,
                fn: text,
                name: text,
                before: exchange(text),
                after: exchange(`${text}1`),
              },
              differences: [{ pointer: text, expected: text, actual: `${text}1` }],
            },
          ],
        },
      },
    ],
    removed: [text],
    run: {
      record: { ...run.record, failures: [{ place: text, command: text, reason: text }], stopped: text },
      coverage: [{ contract: text, suite: text, covered: 0, documented: 1, missing: [text] }],
      stale: text,
    },
  };
}

const elements = new Set([
  ...[
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'nav',
    'main',
    'a',
    'p',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
  ],
  ...[
    'h4',
    'strong',
    'code',
    'pre',
    'span',
    'ins',
    'del',
    'div',
    'figure',
    'figcaption',
    'details',
    'summary',
  ],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);
const attributes =
  /^ ?(?:lang|charset|http-equiv|content|name|class|href|id|aria-label|tabindex|role|scope|open)$/;

it.each(hostile)('is safe as HTML: %j', (text) => {
  const html = writeHtml(pageOf(factsOf(text)));
  const tags = [...html.matchAll(/<\/?([a-z][^\s/>]*)((?:"[^"]*"|[^">])*)>/gi)];
  expect(tags.length).toBeGreaterThan(100);
  for (const [, name = '', rest = ''] of tags) {
    expect(elements).toContain(name);
    for (const [, attribute] of rest.matchAll(/([^\s=]+)(?:="[^"]*"|=[^\s"]+)?/g))
      expect(attribute).toMatch(attributes);
    for (const [, href] of rest.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^#[a-z-]+$/);
  }
});

it.each(hostile)('is safe as Markdown: %j', (text) => {
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  const nodes = flat(fromMarkdown(writeMarkdown(pageOf(factsOf(text))), options));
  expect(nodes.length).toBeGreaterThan(100);
  for (const node of nodes) {
    expect(['image', 'definition', 'break', 'thematicBreak']).not.toContain(node.type);
    // An address in a sentence is one to click on, as it is everywhere on GitHub.
    if (node.type === 'link') expect(node.children).toMatchObject([{ type: 'text', value: node.url }]);
    // HTML is what opens and closes details, and its summary has nothing but words in it.
    if (node.type === 'html')
      expect(node.value).toMatch(
        /^(?:<details(?: open)?>\n<summary>(?:[^<]|<\/?(?:code|strong)>)*<\/summary>|<\/details>)$/,
      );
  }
});

function flat(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(flat) : [])];
}
