import type { Server } from 'node:http';
import type { ErrorShape } from '../refusal/error-shape.ts';
import { watchRequests } from './in-flight.ts';

interface Mount {
  readonly prefix: string;
  readonly errors: ErrorShape;
}

/** By HTTP server, the one thing that all plugins of an app share. */
const mounts = new WeakMap<object, readonly Mount[]>();

export function mount(server: Server, prefix: string, errors: ErrorShape): void {
  const others = mounts.get(server);
  if (!others) watchRequests(server);
  mounts.set(server, [...(others ?? []), { prefix, errors }]);
}

/** The contract under whose prefix a request target lies; of several, the innermost. */
export function findMount(server: object, target: string): Mount | undefined {
  // A target may name the host too (RFC 9112, section 3.2.2).
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  return mounts
    .get(server)
    ?.filter(({ prefix }) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
}
