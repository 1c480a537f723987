import { RefusalError } from '@clientele/server-kit';
import { isUuid } from '../shared/uuid.ts';

/** The vendor's code looks clients up by UUID: what is none is a bad request, not an unknown client. */
export function refuseMalformedId(clientId: string): void {
  if (isUuid(clientId)) return;
  const message = 'client_id must be a UUID';
  const violation = { pointer: '/client_id', field: 'client_id', message, keyword: 'format' };
  throw new RefusalError({
    kind: 'invalid-parameters',
    violations: [{ ...violation, received: 'string' }],
  });
}
