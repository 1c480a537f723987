import type { Reason } from '../choose/choice.ts';
import type { PlacedViolation } from '../places/placed.ts';

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
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body?: unknown };
  /** Absent when the connection was cut. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly scenario?: string;
  readonly reason?: Reason;
  readonly violations: readonly PlacedViolation[];
}

/** The last requests. */
export class RequestLog {
  add(_entry: Omit<LogEntry, 'id' | 'at'>): void {}
}
