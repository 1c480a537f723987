import type { ScenarioFault } from '@clientele/scenario';
import type { Impact } from '@clientele/semver';
import type { Cause } from '@clientele/specs/lint';

/** What happened since the last one, in the order in which it happens. Times are in milliseconds, from the save. */
export type DevEvent =
  /** Every contract of the register has been looked at once; each one that can be served is. */
  | { readonly kind: 'ready'; readonly gateway: string; readonly milliseconds: number }
  /** Files were saved, and these contracts read them. */
  | { readonly kind: 'saved'; readonly files: readonly string[]; readonly contracts: readonly string[] }
  /** The mock answers by what is saved. */
  | {
      readonly kind: 'served';
      readonly contract: string;
      readonly operations: number;
      readonly scenarios: number;
      /** Of an imported contract. */
      readonly toDos: number;
      readonly milliseconds: number;
    }
  /** What is saved cannot be served: the mock goes on with what was good last, if anything was. */
  | {
      readonly kind: 'refused';
      readonly contract: string;
      readonly causes: readonly Cause[];
      readonly serves: 'last good' | 'nothing';
      readonly milliseconds: number;
    }
  /** The scenarios were compared with what the vendor's semantics answer; `unchecked` says why they were not. */
  | {
      readonly kind: 'checked';
      readonly contract: string;
      readonly checked: number;
      readonly faults: readonly ScenarioFault[];
      readonly unchecked?: string;
      readonly milliseconds: number;
    }
  /** The bundle and the generated sources on disk are those of what is saved. */
  | {
      readonly kind: 'generated';
      readonly contract: string;
      /** What was left out or mended, a line each, with file and line. */
      readonly findings: readonly string[];
      readonly milliseconds: number;
    }
  /** What the edit means for consumers, against the last commit; without a line it means nothing. */
  | {
      readonly kind: 'weighed';
      readonly contract: string;
      readonly line?: string;
      readonly clients: Impact;
      readonly servers: Impact;
      readonly milliseconds: number;
    }
  /** The register gained or lost contracts, or is good again. */
  | { readonly kind: 'registered'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Something else went wrong, in a line; a contract's name where it has to do with one. */
  | { readonly kind: 'failed'; readonly contract?: string; readonly message: string };
