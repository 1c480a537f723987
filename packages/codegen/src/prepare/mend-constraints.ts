import { asMap } from '@clientele/openapi';

type Schema = Record<string, unknown>;

/** A pattern is read with the flag `u` (JSON Schema 2020-12, section 6.4); one that can't be is no constraint. */
export function* pattern(schema: Schema): Generator<string> {
  const { pattern } = schema;
  if (pattern === undefined) return;
  const problem = faultOf(pattern);
  if (problem === undefined) return;
  const plain = typeof pattern === 'string' ? withoutIdleEscapes(pattern) : undefined;
  if (faultOf(plain) === undefined) {
    schema['pattern'] = plain;
    return;
  }
  delete schema['pattern'];
  yield `pattern ${JSON.stringify(pattern)} is dropped: ${problem}`;
}

export function* patternProperties(schema: Schema): Generator<string> {
  const patterns = asMap(schema['patternProperties']);
  for (const pattern of Object.keys(patterns)) {
    const problem = faultOf(pattern);
    if (problem === undefined) continue;
    delete patterns[pattern];
    yield `patternProperties ${JSON.stringify(pattern)} is dropped: ${problem}`;
  }
}

/** The same pattern without backslashes before what means itself; only without the flag `u` these may stand. */
function withoutIdleEscapes(pattern: string): string {
  const idle = /\\([^\w\s\\^$.*+?()[\]{}|/-]|_)/g;
  // A hyphen means itself outside of a class alone.
  return pattern.replaceAll(/\[(?:\\.|[^\]\\])*\]|\\./gs, (token) =>
    token === '\\-' ? '-' : token.replaceAll(idle, '$1'),
  );
}

/** Of what refers from inside of it, a document of OpenAPI means its own root; a validator would go from there. */
export function* ownBase(schema: Schema): Generator<string> {
  if (schema['$id'] === undefined) return;
  yield `$id ${JSON.stringify(schema['$id'])} is dropped: references are read from the document's root.`;
  delete schema['$id'];
}

/** What such a reference means depends on who came there, which neither types nor a mock can say. */
export function* dynamicReference(schema: Schema): Generator<string> {
  delete schema['$dynamicAnchor'];
  if (schema['$dynamicRef'] === undefined) return;
  yield `$dynamicRef ${JSON.stringify(schema['$dynamicRef'])} is dropped: anything is taken there.`;
  delete schema['$dynamicRef'];
}

function faultOf(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return 'expected a string.';
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : String(error);
  }
}
