import { type Answer, problem } from '../prism/answer.ts';
import { answerAs, type Hosted } from './hosted.ts';
import { type Responder, targetOf } from './serve.ts';

/** Where one vendor's mock answers, and a request to try. */
export type VendorUrls = {
  /** Behind the gateway, for instance `http://localhost:4010/tea`. */
  url: string;
  /** The vendor's own port, for clients that want a bare origin. */
  origin: string;
  /** A command for a POSIX shell that gets a 2xx answer at `url`. */
  curl: string;
};

/** The vendors by name, in the order of the register; what was added since comes last. */
export type Vendors = Record<string, VendorUrls>;

/**
 * The gateway's responder: `GET /` lists the vendors, `/<vendor>/...` is handed to that vendor's
 * contract with the rest of the URL as it came.
 *
 * @example
 * ```ts
 * createServer(serve(gateway(hosted, vendors, 10_000), '')).listen(4010);
 * ```
 */
export function gateway(hosted: ReadonlyMap<string, Hosted>, vendors: Vendors, patience: number): Responder {
  return async (request) => {
    const target = targetOf(request);
    const [, name = '', rest = ''] = /^\/([^/?]*)(.*)$/s.exec(target) ?? [];
    const known = hosted.get(name);
    if (known) return answerAs(known, request, rest.startsWith('/') ? rest : `/${rest}`, patience);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    return reads && name === '' && !rest.startsWith('/') ? list(vendors) : unknown(name, vendors);
  };
}

function list(vendors: Vendors): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendors }, null, 2),
    violations: [],
  };
}

function unknown(name: string, vendors: Vendors): Answer {
  const names = Object.keys(vendors).join(', ');
  const detail = `There is no vendor ${JSON.stringify(name)} here. Known: ${names}.`;
  return problem(404, 'No such vendor', detail, { vendors });
}
