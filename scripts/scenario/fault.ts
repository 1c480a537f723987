import type { Difference } from '@clientele/openapi/differences';

/** A member in which the documented answer differs, `expected` as documented, `actual` by the semantics. */
export interface Member extends Difference {
  /** Of the member in the response's file, or of what it is missing in. */
  readonly line: number;
}

/** A scenario whose answer is not what the vendor's semantics answer to its request. */
export interface ScenarioFault {
  readonly scenario: string;
  /** The response's file, absolute. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** What to do where `pnpm scenario` cannot mend it. */
  readonly fix?: string;
  /** Empty where the status differs. */
  readonly differences: readonly Member[];
}

/** What came of the scenarios of a contract. */
export interface CheckedScenarios {
  readonly checked: number;
  readonly faults: readonly ScenarioFault[];
  /** Why none was checked. */
  readonly unchecked?: string;
}
