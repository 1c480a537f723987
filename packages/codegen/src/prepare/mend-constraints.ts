import { asMap } from '@clientele/openapi';

type Schema = Record<string, unknown>;

/** A pattern is read with the flag `u` (JSON Schema 2020-12, section 6.4); one that can't be is no constraint. */
export function* pattern(schema: Schema): Generator<string> {
  const { pattern } = schema;
  if (pattern === undefined) return;
  const problem = faultOf(pattern);
  if (problem === undefined) return;
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

function faultOf(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return 'expected a string.';
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}.` : String(error);
  }
}
