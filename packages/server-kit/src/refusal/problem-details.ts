import { describeRefusal } from './describe-refusal.ts';
import { type ErrorAnswer, statusOf } from './error-shape.ts';
import type { Refusal } from './refusal.ts';

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** Problem Details (RFC 9457), the shape of contracts that have no other. */
export function problemDetails(refusal: Refusal): ErrorAnswer {
  const status = statusOf(refusal);
  const violations =
    'violations' in refusal
      ? { errors: refusal.violations.map(({ field, message }) => ({ field, message })) }
      : {};
  return {
    status,
    body: {
      type: 'about:blank',
      title: titles[status],
      status,
      detail: describeRefusal(refusal).join('; '),
      ...violations,
    },
    headers: { 'content-type': 'application/problem+json' },
  };
}
