import type { PrismViolation } from './answer.ts';

// Node's client refuses answers with more than 16 KiB of headers; Prism keeps to 8 KiB.
const MAX_LENGTH = 8 * 1024 - 100;

/**
 * The value of the `sl-violations` header: JSON in ASCII, cut to as many violations as fit.
 *
 * @example
 * ```ts
 * response.setHeader('sl-violations', violationsHeader(answer.violations));
 * ```
 */
export function violationsHeader(violations: PrismViolation[]): string {
  let kept = violations;
  let text = ascii(kept);
  while (text.length > MAX_LENGTH) {
    kept = kept.length > 1 ? kept.slice(0, kept.length / 2) : kept.map(shorten);
    text = ascii(kept);
  }
  return text;
}

/**
 * What Prism said of a request and of its answer: the `sl-violations` header, empty when both keep
 * to the contract. In a mock, a violation in the request also shows as a 4xx answer; one in the
 * answer (`location[0] === 'response'`) shows only here.
 *
 * @example
 * ```ts
 * const response = await fetch(url);
 * if (violationsOf(response.headers).length > 0) throw new Error('The contract was broken.');
 * ```
 */
export function violationsOf(headers: Headers): PrismViolation[] {
  return JSON.parse(headers.get('sl-violations') ?? '[]');
}

function ascii(violations: PrismViolation[]): string {
  return JSON.stringify(violations).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function shorten({ location, message, ...rest }: PrismViolation): PrismViolation {
  return { location: location.slice(0, 1), message: message.slice(0, 1000), ...rest };
}
