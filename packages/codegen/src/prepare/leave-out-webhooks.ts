import { asMap, isObject, methods, toPointer } from '@clientele/openapi';
import type { Draft } from './draft.ts';

/** Leaves out webhooks (OpenAPI 3.1, section 4.8.1): they are what an API calls, and clients call it. */
export function leaveOutWebhooks(draft: Draft): void {
  for (const [path, item] of Object.entries(asMap(asMap(draft.document)['webhooks']))) {
    for (const method of methods) {
      const raw = asMap(item)[method];
      if (!isObject(raw) || raw['x-left-out'] !== undefined) continue;
      const problem = 'It is a webhook, which the API calls; expected an operation in `paths`.';
      draft.leaveOut({ method, path, raw }, toPointer(['webhooks', path, method]), problem);
    }
  }
}
