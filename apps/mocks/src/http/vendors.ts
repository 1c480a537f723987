import { type Answer, problem } from '../prism/answer.ts';

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

/** Lists the vendors at `/`, and for any other path of no vendor says which there are. */
export function answerNoVendor(method: string, target: string, vendors: Vendors): Answer {
  const { name, rest } = splitTarget(target);
  const reads = method === 'GET' || method === 'HEAD';
  return reads && name === '' && !rest.startsWith('/') ? list(vendors) : unknown(name, vendors);
}

/** A target at the gateway: the vendor's name, and the rest as it came. */
export function splitTarget(target: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^\/([^/?]*)(.*)$/s.exec(target) ?? [];
  return { name, rest };
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
