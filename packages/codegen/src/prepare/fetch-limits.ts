import type { Operation } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/**
 * Leaves out what `fetch` refuses to send: the method TRACE, and a GET or HEAD that needs a body
 * (Fetch standard, "forbidden method" and the constructor of Request). A body that may be absent goes.
 */
export function keepToFetch(draft: Draft, operation: Operation): void {
  const { method, pointer, body, raw } = operation;
  if (method === 'TRACE') draft.leaveOut(operation, pointer, 'method TRACE, which fetch refuses to send.');
  if (!body || (method !== 'GET' && method !== 'HEAD')) return;
  const problem = `body of a ${method}, which fetch refuses to send; expected parameters.`;
  if (body.required) {
    draft.leaveOut(operation, body.pointer, problem);
    return;
  }
  Reflect.deleteProperty(raw, 'requestBody');
  draft.changed(body.pointer, `It is dropped: ${problem}`);
}
