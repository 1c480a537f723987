import type { Answers } from './ranges.ts';

/** An operation's name for each of its scenarios, and the status that it ends with. */
type Statuses<Responses> = Readonly<Record<string, keyof Responses & number>>;

/**
 * The scenarios of an operation by name: named examples of the contract.
 *
 * @typeParam Data - What the operation takes, as its generated type says.
 * @typeParam Responses - Body type by documented status.
 * @typeParam Ends - Status by the scenario's name.
 */
export type Scenarios<Method, Data, Responses, Ends extends Statuses<Responses>> = {
  readonly [Name in keyof Ends]: Scenario<Method, Data, Responses, Ends[Name]>;
};

/** A request, and the answer that the contract gives as its example. */
export interface Scenario<Method, Data, Responses, Status extends keyof Responses & number> {
  /**
   * What the operation's function takes, and `method` and `url`, a path template as `/clients/{id}`.
   * Where no valid request leads to the answer, it is the operation's first example.
   */
  readonly request: Readonly<Data> & { readonly method: Method };
  readonly response: {
    readonly status: Status;
    /** Those that the contract documents. */
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Answers<Status, Responses[Status]>['body'];
  };
}
