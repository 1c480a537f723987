import type { PatchOperation } from '@clientele/launchdarkly';
import type { JsonObject } from '../json.ts';
import { redirectProblem } from './rules.ts';

/** The client after one operation, or why the operation fails. */
export type Applied = { readonly client: JsonObject } | { readonly message: string };

/**
 * Applies one operation to a copy of the client.
 *
 * @see RFC 6902 section 4
 */
export function applyOperation(client: JsonObject, operation: PatchOperation): Applied {
  const { op, path } = operation;
  const property = path.slice(1);
  const { [property]: current, ...others } = client;
  if (op === 'remove' && property !== 'description') return { message: `${path} can't be removed` };
  if (op !== 'add' && current === undefined) return { message: `${path} does not exist` };
  if (op === 'remove') return { client: others };
  if (op === 'test') {
    return current === operation.value ? { client } : { message: `test failed: ${path} has another value` };
  }
  const problem = property === 'redirectUri' ? redirectProblem(operation.value) : undefined;
  if (problem !== undefined) return { message: `redirectUri ${problem}` };
  return { client: { ...client, [property]: operation.value } };
}
