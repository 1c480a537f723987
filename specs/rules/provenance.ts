import { isObject, provenanceEvidence } from '@clientele/openapi';
import type { Oas3Rule, UserContext } from '@redocly/openapi-core';
import { onExtension } from './support/extension.ts';

const KEY = 'x-provenance';
const KEYS = ['kind', 'source', 'reason'];
const COMPONENT_ROOT = /^#\/(?:components\/schemas\/[^/]+)?$/;

export const provenance: Oas3Rule = () => ({
  ...onExtension(KEY, (value, location, report) => {
    for (const { message, at } of faults(value)) {
      report({ message, location: (at === undefined ? location : location.child(at)).key() });
    }
  }),
  Operation: demand('operation'),
  Response: demand('response'),
  Schema(schema: unknown, context) {
    if (COMPONENT_ROOT.test(context.location.pointer)) demand('component schema')(schema, context);
  },
});

function demand(what: string) {
  return (node: unknown, { location, report }: UserContext): void => {
    if (!isObject(node) || node[KEY] !== undefined) return;
    report({
      message: `The ${what} does not say where it comes from. Add \`${KEY}\`: \`documented\`, or a mapping with kind, source, reason.`,
      location: location.key(),
    });
  };
}

function* faults(value: unknown): Generator<{ message: string; at?: string }> {
  if (value === 'documented') return;
  if (value === 'imported') {
    const kinds = Object.keys(provenanceEvidence).join(', ');
    yield {
      message: `Nobody has looked since the import. Write \`documented\` if the document states it, else a mapping of kind (${kinds}) and source or reason.`,
    };
    return;
  }
  if (!isObject(value)) {
    yield {
      message: `\`${KEY}\` has an unknown form. Write \`documented\`, or a mapping with kind, source, reason.`,
    };
    return;
  }
  for (const key of Object.keys(value).filter((key) => !KEYS.includes(key))) {
    yield { message: `\`${KEY}\` has no key \`${key}\`. Use ${KEYS.join(', ')}.`, at: key };
  }
  const { kind } = value;
  if (!isKind(kind)) {
    const kinds = Object.keys(provenanceEvidence).join(', ');
    yield {
      message: `The \`kind\` of \`${KEY}\` is missing or unknown. Use one of ${kinds}; for \`documented\`, the bare word.`,
      ...('kind' in value && { at: 'kind' }),
    };
    return;
  }
  for (const key of ['source', 'reason']) {
    const filled = typeof value[key] === 'string' && value[key].trim() !== '';
    if (key in value ? filled : provenanceEvidence[kind] !== key) continue;
    yield {
      message: `The \`${key}\` of \`${kind}\` is missing or empty. State it as one line of text.`,
      at: key in value ? key : 'kind',
    };
  }
}

function isKind(value: unknown): value is keyof typeof provenanceEvidence {
  return typeof value === 'string' && Object.hasOwn(provenanceEvidence, value);
}
