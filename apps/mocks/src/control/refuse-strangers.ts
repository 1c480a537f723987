import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from './access.ts';
import { isAllowedHost, isAllowedOrigin } from './guard.ts';
import { sendProblem } from './send-problem.ts';

/** A hook that refuses what a stranger's web page sends, and names of this machine that it made up. */
export function refuseStrangers(access: Access) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const detail = faultOf(request, access);
    return detail === undefined ? undefined : sendProblem(reply, 403, 'Not from here', detail);
  };
}

function faultOf({ method, url, headers }: FastifyRequest, access: Access): string | undefined {
  const { host, origin } = headers;
  if (!isAllowedHost(host, access)) {
    return `The Host ${JSON.stringify(host ?? '')} may not drive these mocks. To allow it, start them with --allow-host and its name, or MOCK_ALLOWED_HOSTS.`;
  }
  if (origin !== undefined) {
    if (isAllowedOrigin(origin, access, host)) return undefined;
    return origin === 'null'
      ? 'A page without an origin of its own, a file or one in a sandbox, may not drive these mocks. Serve it from http://localhost.'
      : `Pages of ${JSON.stringify(origin)} may not drive these mocks. To allow them, start the mocks with --allow-origin and that origin, or MOCK_ALLOWED_ORIGINS.`;
  }
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } = headers;
  if (site !== 'cross-site' && site !== 'same-site') return undefined;
  const isLink = method === 'GET' && mode === 'navigate' && dest === 'document';
  if (isLink && /^\/_mock\/?(?:\?|$)/.test(url)) return undefined;
  return 'A page of another origin may not load this without saying who it is: use fetch, or the client @clientele/mocks/control.';
}
