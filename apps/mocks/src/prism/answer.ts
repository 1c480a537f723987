import type { Reason } from '../choose/choice.ts';

/** What Prism (or this gateway) said against a request or against an answer. */
export type PrismViolation = {
  /** Starts with `request` or `response`, for instance `['request', 'body', 'name']`. */
  location: string[];
  severity: 'Error' | 'Warning' | 'Information' | 'Hint';
  code?: string | number;
  message: string;
};

/** An HTTP answer, before the headers that every answer gets. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body?: string;
  violations: PrismViolation[];
  /** The example that was sent. */
  scenario?: string;
  /** Why this answer and not another of the contract's; absent where it is none of them. */
  reason?: Reason;
};

/**
 * An error in the form of RFC 9457, for what no contract documents.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 * @example
 * ```ts
 * problem(404, 'No such vendor', 'There is no vendor "x" here.', { vendors });
 * ```
 */
export function problem(
  status: number,
  title: string,
  detail: string,
  members: Record<string, unknown> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, ...members }),
    violations: [],
  };
}
