import { operations } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/**
 * Takes the request body from methods that HTTP gives none a meaning with: OpenAPI 3.0 has it ignored
 * (3.0.4, section 4.7.10), and no browser sends one.
 */
export function ignoreBodies(draft: Draft): void {
  for (const { method, body, raw } of [...operations(draft.document)]) {
    if (!body || !['GET', 'HEAD', 'TRACE'].includes(method)) continue;
    Reflect.deleteProperty(raw, 'requestBody');
    draft.changed(body.pointer, `A ${method} has no request body that means anything; it is ignored.`);
  }
}
