import type { Impact } from '../impact.ts';

/** One thing that was edited, in plain words. */
export interface Edit {
  readonly words: string;
  /** To who calls, on the wire. */
  readonly impact: Impact;
  /** Whether it is of a kind that types show, and may so reach further. */
  readonly isTyped: boolean;
}
