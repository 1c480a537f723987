import type { IncomingHttpHeaders } from 'node:http';
import { functionName, type OpenApiDocument } from '@clientele/openapi';
import type { Reason } from '../choose/choice.ts';
import type { PlacedViolation } from '../places/placed-violation.ts';
import { LIMITS, type Limits } from './limits.ts';
import { credentialsIn, redactBody, redactCredentials, redactHeaders, redactTarget } from './redact.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { shortened } from './shortened.ts';

/** One answered request, secrets redacted. */
export interface LogEntry {
  /** Rises. */
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly milliseconds: number;
  readonly session: string;
  readonly contract: string;
  readonly operationId?: string;
  readonly method: string;
  readonly target: string;
  /** A body is a value where it is JSON, else a text; of a long one the beginning, as a text. */
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body?: unknown };
  /** Absent when the connection was cut. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly scenario?: string;
  readonly reason?: Reason;
  /** The first hundred. */
  readonly violations: readonly PlacedViolation[];
}

/** One answered request as it was. */
export interface Happened
  extends Omit<LogEntry, 'id' | 'at' | 'contract' | 'request' | 'response' | 'violations'> {
  readonly contract: { readonly name: string; readonly document: OpenApiDocument };
  readonly request: { readonly headers: IncomingHttpHeaders; readonly bytes: Buffer };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** Finds them in the contract, for the body as it was sent; absent where there are none. */
  readonly findViolations?: ((body: string) => readonly PlacedViolation[]) | undefined;
}

/** Which entries are meant; what is absent is any. */
export interface LogFilter {
  readonly contract?: string;
  readonly operation?: string;
  readonly session?: string;
}

/**
 * What is kept of it: secrets are left out and violations are found when somebody looks, which few
 * requests are ever for.
 */
type Kept = Omit<Happened, 'contract' | 'findViolations'> & {
  findViolations?: Happened['findViolations'];
  violations?: readonly PlacedViolation[];
  readonly id: number;
  readonly time: number;
  readonly contract: string;
  readonly secrets: Secrets;
  readonly bodies: readonly [request: Body, response: Body];
};
/** `cut`: the secrets of a long one are left out before, since half a JSON text has no members. */
type Body = { readonly text: string } | { readonly cut: string } | undefined;

/** The last requests, of all sessions. */
export class RequestLog {
  readonly #limits: Pick<Limits, 'requests' | 'body'>;
  #kept: Kept[] = [];
  #last = 0;

  constructor(limits: Pick<Limits, 'requests' | 'body'> = LIMITS) {
    this.#limits = limits;
  }

  add({ contract: { name, document }, ...happened }: Happened): void {
    const { bytes, headers } = happened.request;
    const secrets = secretsOf(document);
    this.#last += 1;
    const bodies = [this.#body(bytes, secrets), this.#body(happened.response?.body ?? '', secrets)] as const;
    const { response } = happened;
    const kept: Kept = {
      ...happened,
      request: { headers, bytes: none },
      ...(response ? { response: { status: response.status, headers: response.headers } } : {}),
      id: this.#last,
      time: Date.now(),
      contract: name,
      secrets,
      bodies,
    };
    // Of a long body there is no more than the beginning.
    if (bodies.some((body) => body && 'cut' in body)) settle(kept, bytes.toString());
    this.#kept.push(kept);
    if (this.#kept.length > this.#limits.requests) this.#kept.shift();
  }

  /** In their order, those after an id first, else the last ones; `limit` at most. */
  list({
    after,
    limit = LIMITS.requests,
    ...filter
  }: LogFilter & { after?: number; limit?: number } = {}): LogEntry[] {
    const found = this.#kept.filter((entry) => isMeant(entry, filter) && entry.id > (after ?? 0));
    const first = after === undefined ? Math.max(0, found.length - limit) : 0;
    return found.slice(first, first + limit).map(shown);
  }

  clear(filter: LogFilter = {}): void {
    this.#kept = this.#kept.filter((entry) => !isMeant(entry, filter));
  }

  /** Finds what there is to find in a contract that is about to go. */
  settle(contract: string): void {
    for (const kept of this.#kept) if (kept.contract === contract) settle(kept);
  }

  #body(sent: Buffer | string, secrets: Secrets): Body {
    if (sent.length === 0) return undefined;
    const text = sent.toString();
    const { body: most } = this.#limits;
    if (sent.length <= most) return { text };
    const whole = redactBody(text, secrets, most);
    return { cut: shortened(typeof whole === 'string' ? whole : JSON.stringify(whole), most) };
  }
}

/** A name that was sent may be as long as a body. */
function shortViolation({ location, message, ...violation }: PlacedViolation): PlacedViolation {
  return {
    ...violation,
    location: location.slice(0, 100).map((name) => shortened(name, 200)),
    message: shortened(message, 1000),
  };
}

const none = Buffer.alloc(0);

function isMeant(entry: Kept, { contract, operation, session }: LogFilter): boolean {
  return (
    (contract === undefined || entry.contract === contract) &&
    (operation === undefined ||
      operation === entry.operationId ||
      operation === functionName(entry.operationId ?? '')) &&
    (session === undefined || entry.session === session)
  );
}

function settle(kept: Kept, body = textOf(kept.bodies[0])): readonly PlacedViolation[] {
  kept.violations ??= (kept.findViolations?.(body) ?? []).slice(0, LIMITS.violations).map(shortViolation);
  kept.findViolations = undefined;
  return kept.violations;
}

function textOf(body: Body): string {
  return body && 'text' in body ? body.text : '';
}

function shown(kept: Kept): LogEntry {
  const violations = settle(kept);
  const { secrets, bodies, time, request, response, findViolations, ...entry } = kept;
  const [asked, answered] = bodies.map((body) => bodyOf(body, secrets));
  const redacted = {
    ...entry,
    violations,
    at: new Date(time).toISOString(),
    target: redactTarget(entry.target, secrets),
    request: { headers: redactHeaders(request.headers, secrets), ...asked },
    ...(response
      ? {
          response: {
            status: response.status,
            headers: redactHeaders(response.headers, secrets),
            ...answered,
          },
        }
      : {}),
  };
  return redactCredentials(redacted, credentialsIn(request.headers, secrets));
}

function bodyOf(body: Body, secrets: Secrets): { body?: unknown } {
  if (body === undefined) return {};
  return { body: 'cut' in body ? body.cut : redactBody(body.text, secrets) };
}
