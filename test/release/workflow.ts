import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** A step of a job, as far as it is read here. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
}

/** A workflow, as far as it is read here. */
export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly strategy?: {
          readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] };
        };
        readonly steps: readonly Step[];
      }
    >
  >;
}

/** The text of a workflow of this repository. */
export function workflowText(name: string): string {
  return readFileSync(resolve(import.meta.dirname, `../../.github/workflows/${name}.yml`), 'utf8');
}

/** A workflow of this repository. */
export function readWorkflow(name: string): Workflow {
  return parse(workflowText(name));
}

/** The steps of a job that run a command. */
export function commandsOf({ jobs }: Workflow, job: string): (Step & { readonly run: string })[] {
  return (jobs[job]?.steps ?? []).flatMap((step) =>
    step.run === undefined ? [] : [{ ...step, run: step.run }],
  );
}
