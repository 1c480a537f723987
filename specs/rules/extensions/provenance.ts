import { provenanceEvidence } from '@clientele/openapi';
import { type Extension, has, mapping, oneOf, text, toDo, when } from './extension.ts';

const kinds = Object.keys(provenanceEvidence).join(', ');

export const provenance: Extension = {
  key: 'x-provenance',
  demanded: {
    Operation: missing('operation'),
    Response: missing('response'),
    ComponentSchema: missing('component schema'),
  },
  form: {
    description: "Where this comes from: `documented` where the vendor's document states it, else a mapping.",
    // Editors offer it.
    examples: ['documented'],
    ...mapping(
      {
        properties: {
          kind: {
            description:
              "`vendor`: the vendor's other pages or code. `standard`: an RFC, the section named. `inferred`: it follows from what is stated. `decided`: it is ours.",
            ...oneOf(
              Object.keys(provenanceEvidence),
              `The \`kind\` of \`x-provenance\` is missing or unknown. Use one of ${kinds}; for \`documented\`, the bare word.`,
            ),
          },
          source: { description: 'The page, the file or the section that states it.' },
          reason: { description: 'Why it is so.' },
        },
        required: ['kind'],
        allOf: Object.entries(provenanceEvidence).map(([kind, evidence]) =>
          when(has('kind', kind), {
            properties: { source: line('source', kind), reason: line('reason', kind) },
            dependencies: { kind: [evidence] },
          }),
        ),
      },
      when(
        { const: 'imported' },
        toDo(
          `Nobody has looked since the import. Write \`documented\` if the document states it, else a mapping of kind (${kinds}) and source or reason.`,
        ),
        oneOf(
          ['documented'],
          '`x-provenance` has an unknown form. Write `documented`, or a mapping with kind, source, reason.',
        ),
      ),
    ),
  },
};

function line(key: string, kind: string) {
  return text(`The \`${key}\` of \`${kind}\` is missing or empty. State it as one line of text.`);
}

function missing(what: string) {
  return `The ${what} does not say where it comes from. Add \`x-provenance\`: \`documented\`, or a mapping with kind, source, reason.`;
}
