import type { Choice, Delay } from '../../choose/choice.ts';

/** One answer, as the control API takes and gives it. */
export type Answer = string | number | Choice;

/** What is selected for an operation. */
export interface Selection {
  readonly answers?: Answer | readonly Answer[] | undefined;
  readonly delay?: Delay | undefined;
}

export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly summary?: string;
  readonly scenarios: readonly {
    readonly name: string;
    readonly status: number;
    readonly summary?: string;
  }[];
  readonly codes: readonly (number | string)[];
  readonly selected: Selection | null;
}

export interface Contract {
  readonly name: string;
  readonly url: string;
  readonly openapi: string;
  readonly stateful: { readonly on: boolean; readonly available: boolean; readonly why?: string };
  readonly delay?: Delay | null;
  /** Why an older version is served than what is written. */
  readonly stale?: string;
  readonly operations: readonly Operation[];
}

/** What `GET /_mock` answers. */
export interface State {
  readonly session: string;
  readonly contracts: readonly Contract[];
}
