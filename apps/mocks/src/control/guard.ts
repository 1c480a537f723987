import { isIP } from 'node:net';
import type { Access } from './access.ts';

/**
 * Whether a `Host` names this machine: a stranger's name that resolves here (DNS rebinding) does not. An
 * address has no name that could be bound anew.
 *
 * @example
 * ```ts
 * isAllowedHost('localhost:4010', access); // true
 * ```
 */
export function isAllowedHost(host: string | undefined, access: Access): boolean {
  const name = host === undefined ? undefined : hostName(host);
  if (name === undefined) return false;
  return (
    isIP(name) !== 0 || isLocal(name) || [access.host, ...access.hosts].some((one) => hostName(one) === name)
  );
}

/**
 * Whether pages of an origin may drive the mocks and read what they log: those of this machine, those of
 * the mocks themselves, by the `Host` that they were asked at, and those that were allowed by name.
 *
 * @example
 * ```ts
 * isAllowedOrigin('http://localhost:5173', access); // true
 * ```
 */
export function isAllowedOrigin(origin: string | undefined, access: Access, host?: string): boolean {
  if (origin === undefined || origin === 'null') return false;
  if (access.origins.some((one) => one.toLowerCase().replace(/\/$/, '') === origin.toLowerCase()))
    return true;
  const [, place] = /^https?:\/\/([^/?#@\\]+)$/i.exec(origin) ?? [];
  const name = place === undefined ? undefined : hostName(place);
  if (place === undefined || name === undefined) return false;
  const isOwn =
    host !== undefined && isAllowedHost(host, access) && place.toLowerCase() === host.toLowerCase();
  return isOwn || isLocal(name) || isLoopback(name);
}

/** Without its port and brackets, as URLs have it: an address is written in one way. */
function hostName(host: string): string | undefined {
  const written = isIP(host) === 6 ? `[${host}]` : host;
  if (/[/?#@\\\s]/.test(written) || !URL.canParse(`http://${written}`)) return undefined;
  return new URL(`http://${written}`).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function isLocal(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost');
}

function isLoopback(name: string): boolean {
  return name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
