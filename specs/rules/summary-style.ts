import { asMap } from '@clientele/openapi';
import type { Oas3Rule, UserContext } from '@redocly/openapi-core';

const LIMIT = 60;
const WORDS = ['Basic', 'Bearer', 'Patch'];
const DESCRIBED = [
  ...['Info', 'Tag', 'Server', 'ServerVariable', 'PathItem', 'Operation', 'Parameter', 'Example'],
  ...['RequestBody', 'Response', 'Header', 'Link', 'Schema', 'SecurityScheme'],
];

/** Option `words` adds to the words that keep their capital inside a summary. */
export const summaryStyle: Oas3Rule = ({ words = [] }: { words?: string[] }) => {
  const names = new Set([...WORDS, ...words]);
  const checkSummary = (node: unknown, { location, report }: UserContext) => {
    const { summary } = asMap(node);
    for (const message of typeof summary === 'string' ? faults(summary, names) : []) {
      report({ message, location: location.child('summary') });
    }
  };
  const checkDescription = (node: unknown, { location, report }: UserContext) => {
    const { description } = asMap(node);
    if (typeof description !== 'string') return;
    // A description may close with a table or a code block; those end as they like.
    if (/[.|][)*_]*\s*$|```\s*$/.test(description)) return;
    report({
      message: 'The description does not end with a full stop. Write sentences, and end them.',
      location: location.child('description'),
    });
  };
  return [
    { Operation: checkSummary, Example: checkSummary },
    Object.fromEntries(DESCRIBED.map((type) => [type, checkDescription])),
  ];
};

function* faults(summary: string, names: Set<string>): Generator<string> {
  if (!/^\p{Lu}/u.test(summary)) yield 'The summary does not start with a capital letter. Capitalise it.';
  if (summary.endsWith('.')) yield 'The summary ends with a full stop. Leave it out.';
  if (summary.length > LIMIT) {
    yield `The summary has ${summary.length} characters. Shorten it to at most ${LIMIT}.`;
  }
  // Names betray themselves by digits or further capitals: ID, OAuth, GitHub.
  const [, ...rest] = summary.split(/\s+/).map((word) => word.replace(/^["'(]+|["'),.:;?!]+$/g, ''));
  for (const word of rest.filter((word) => /^\p{Lu}\p{Ll}+$/u.test(word) && !names.has(word))) {
    yield `\`${word}\` is capitalised inside the summary. Write it in lower case; if it is a name, add it to the rule's \`words\`.`;
  }
}
