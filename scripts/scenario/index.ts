import type { Difference } from '@clientele/openapi/differences';

/** A scenario whose answer is not what the vendor's semantics answer to its request. */
export interface ScenarioFault {
  readonly scenario: string;
  /** The response's file, absolute. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly differences: readonly Difference[];
}

/** What came of the scenarios of a contract. */
export interface CheckedScenarios {
  readonly checked: number;
  readonly faults: readonly ScenarioFault[];
  /** Why none was checked. */
  readonly unchecked?: string;
}
