import type { PrismViolation } from './answer.ts';

/** What Prism has against something, in its own words. */
export type Diagnostic = { path?: string[]; severity: number; code?: string | number; message: string };

const SEVERITIES = ['Error', 'Warning', 'Information', 'Hint'] as const;

/** What Prism has against a part, as `sl-violations` has it. */
export function toViolation(part: 'request' | 'response', found: Diagnostic): PrismViolation {
  const { path = [], severity, code, message } = found;
  return {
    location: [part, ...path],
    severity: SEVERITIES[severity] ?? 'Error',
    ...(code === undefined ? {} : { code }),
    message,
  };
}

/** Whether a request with these violations is refused. */
export function isRefused(violations: readonly PrismViolation[]): boolean {
  return violations.some(({ location, severity }) => location[0] === 'request' && severity === 'Error');
}
