import { parseFragment } from '@clientele/openapi';
import type { Impact } from '../impact.ts';

/** One change as `redocly diff` reports it (version 1 of its report). */
export interface RedoclyChange {
  /** Pointer into the contract: `#/paths/~1boats/get/...`. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: string;
  readonly impact: Impact;
  readonly property?: string;
  /** What Redocly's own rules say of it. */
  readonly verdicts: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly impact: Impact;
  }[];
  readonly base?: Side;
  readonly revision?: Side;
}

interface Side {
  readonly file: string;
  readonly line: number;
  readonly value?: unknown;
}

/** What a change means on the wire, and in which words. */
export interface Rating {
  readonly impact: Impact;
  readonly message: string;
}

/** Schema keywords that say nothing of what is valid. */
export const annotations = new Set([
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment', 'default'],
  ...['deprecated', 'readOnly', 'writeOnly'],
]);

/** Parts of a document that are for readers. */
export const prose = new Set([
  'Contact',
  'Example',
  'ExamplesMap',
  'ExternalDocs',
  'License',
  'Tag',
  'TagList',
]);

/**
 * Rates a change. Where a rule of Redocly's found something, its word stands. Redocly rates all other
 * changes by their kind alone, so an addition is minor and the rest patch; here they are told apart.
 */
export function rateChange(change: RedoclyChange): Rating {
  const { impact, verdicts } = change;
  const decisive = verdicts.find((verdict) => verdict.impact === impact);
  if (decisive) return { impact, message: `${decisive.message} (${decisive.ruleId})` };
  return { message: describe(change), ...rateUnruled(change) };
}

function rateUnruled(change: RedoclyChange): { impact: Impact; message?: string } {
  const { path, typeName, kind, impact, property = '', base, revision } = change;
  // What generated clients take from an extension is compared on its own.
  if (typeName === 'SpecExtension' || property.startsWith('x-') || prose.has(typeName))
    return { impact: 'patch' };
  if (property === 'default' && base?.value !== undefined && revision?.value !== undefined) {
    const values = `from ${JSON.stringify(base.value)} to ${JSON.stringify(revision.value)}`;
    return { impact: 'major', message: `What leaving out ${place(path)} means changed ${values}.` };
  }
  // https://semver.org/#spec-item-7
  if (property === 'deprecated' && revision?.value === true)
    return { impact: 'minor', message: `${place(path)} is deprecated.` };
  // Of a response a rule says it, so this is a request's.
  const isGone = kind === 'removed' || property === 'key';
  if (isGone && (typeName === 'SchemaProperties' || /\/properties\/[^/]+$/.test(path)))
    return { impact: 'major', message: `${place(path)} is gone from the request.` };
  if (path.startsWith('#/components/')) return { impact };
  return { impact: promises(change) ? 'minor' : impact };
}

/** Whether a change that breaks nothing lets requests say more, or says more of responses. */
function promises({ path, typeName, kind, property = '' }: RedoclyChange): boolean {
  if (typeName === 'SecurityRequirement' || typeName === 'SecurityRequirementList') return true;
  if (kind === 'modified')
    return typeName === 'Schema' ? !annotations.has(property) : property === 'required';
  return kind === 'removed' && path.includes('/schema/');
}

function describe({ kind, path, property, base, revision }: RedoclyChange): string {
  const subject = `${property ? `\`${property}\` of ` : ''}${place(path)}`;
  const [old, now] = [base?.value, revision?.value].map((value) => JSON.stringify(value));
  if (kind !== 'modified' || (old ?? '').length + (now ?? '').length > shown)
    return `${subject} was ${kind}.`;
  if (old === undefined) return `${subject} was set to ${now}.`;
  return now === undefined ? `${subject} was removed.` : `${subject} changed from ${old} to ${now}.`;
}

/** How long values may be to be shown. */
const shown = 80;

/** What a pointer leads to, for people: a property by its name, anything else by the way there. */
function place(path: string): string {
  const names = parseFragment(path);
  const shown = names.at(-2) === 'properties' ? names.slice(-1) : names;
  return `\`${shown.join(' ')}\``;
}
