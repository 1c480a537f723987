import { documentedOperation } from '../choose/documented-operation.ts';
import { type PlacedViolation, placed } from '../places/placed.ts';
import type { Answer } from '../prism/answer.ts';
import type { MockedContract } from '../prism/contract.ts';
import { LIMITS } from '../sessions/limits.ts';
import type { Happened } from '../sessions/request-log.ts';
import type { Arrival } from './receive.ts';

/** What the log keeps of a request and its answer; without an answer, its connection was cut. */
export function entryOf(
  contract: MockedContract,
  { received, operation }: Arrival,
  { session, answer, started }: { session: string; answer: Answer | undefined; started: number },
): Happened {
  const { method, target, headers, bytes, asked } = received;
  const { status, headers: sent, body, scenario, reason } = answer ?? {};
  // Thousands can be wrong with a body, and to find the place of each takes its time.
  const violations = answer?.violations.slice(0, LIMITS.violations) ?? [];
  const { body: value, ...head } = asked;
  const isJson = typeof value === 'object' && value !== null;
  const scalar = isJson ? undefined : value;
  const operationId = operation && documentedOperation(contract, operation)?.operation.id;
  return {
    milliseconds: performance.now() - started,
    session,
    contract,
    ...(operationId === undefined ? {} : { operationId }),
    method,
    target,
    request: { headers, bytes },
    ...(status === undefined
      ? {}
      : { response: { status, headers: sent ?? {}, ...(body === undefined ? {} : { body }) } }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(reason === undefined ? {} : { reason }),
    ...(violations.length === 0 ? {} : { findViolations }),
  };

  /** The log has the text of a body, so that its value, which takes more, need not be kept. */
  function findViolations(text: string): readonly PlacedViolation[] {
    if (text.length > LIMITS.placed) return violations;
    const whole = { ...head, body: isJson ? JSON.parse(text) : scalar };
    return placed(contract, operation, whole, violations, answer);
  }
}
