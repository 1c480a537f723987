import type { Json, JsonObject } from '../json.ts';
import { refuse } from '../shared/faults.ts';
import { pick } from '../shared/json.ts';
import type { ClientRecord, UpdateResult } from '../vendor.ts';
import { applyOperation } from './apply-operation.ts';
import { SHOWN_FIELDS } from './fields.ts';
import { readOperation } from './patch-operation.ts';
import { redirectProblem } from './rules.ts';

/**
 * Applies a JSON Patch: one operation after the other, all or none.
 *
 * @see RFC 6902 sections 3 and 5
 */
export function update(record: ClientRecord, body: unknown): UpdateResult {
  if (!Array.isArray(body)) return refuse([{ field: 'body', message: 'must be an array' }]);
  const operations: readonly Json[] = body;
  let client: JsonObject = record;
  for (const [index, value] of operations.entries()) {
    const operation = readOperation(value, index);
    if (!('op' in operation)) return refuse([operation]);
    const applied = applyOperation(client, operation);
    if ('message' in applied) return refuse([{ field: `[${index}]`, message: applied.message }]);
    client = applied.client;
  }
  // Also where no operation set it: the rules hold for the client as it would be, not for what was sent.
  const problem = redirectProblem(client['redirectUri']);
  if (problem !== undefined) return refuse([{ field: 'redirectUri', message: problem }]);
  return { ok: true, record: client, body: pick(client, SHOWN_FIELDS) };
}
