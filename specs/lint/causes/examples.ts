import { parsePointer } from '@clientele/openapi';
import type { Seen, Told } from './fault.ts';

const RULE = /^no-invalid-(?:media-type|schema|parameter)-examples$/;

/** Examples that break the same words of a schema: one of the two has changed. */
export function examples({ problem: { ruleId, message, from }, place }: Seen): Told | undefined {
  if (!RULE.test(ruleId) || !place) return undefined;
  const [, broken, what] =
    /^Example value must conform to the schema: (?:`(.+?)` property )?(.+)$/.exec(message) ?? [];
  if (what === undefined) return undefined;
  const name = broken ?? parsePointer((from?.pointer ?? '').replace(/^#/, '')).at(-1);
  return { suggestions: [], group: JSON.stringify([name, what]) };
}
