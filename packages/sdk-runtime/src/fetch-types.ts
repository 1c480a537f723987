import type { CallOptions } from './options.ts';
import type { Outcome } from './outcome.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

type PathsWith<Paths, Verb extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Verb, object> ? Path : never;
}[keyof Paths];

type OperationOf<PathItem, Verb extends Method> =
  PathItem extends Record<Verb, infer Operation> ? Operation : never;

type Params<Operation> = Operation extends { parameters: infer Parameters }
  ? Record<never, never> extends Parameters
    ? { params?: Parameters }
    : { params: Parameters }
  : { params?: never };

type Content<Message> = Message extends { content: infer Media } ? Media[keyof Media] : undefined;

type Body<Operation> = Operation extends { requestBody: infer Request }
  ? { body: Content<Request> }
  : Operation extends { requestBody?: infer Request }
    ? { body?: [Request] extends [undefined] ? undefined : Content<NonNullable<Request>> }
    : { body?: undefined };

type InitOf<Operation> = Params<Operation> & Body<Operation> & CallOptions;

type Bodies<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Content<Responses[Status]> }
  : never;

type Call<Paths, Verb extends Method> = <Path extends PathsWith<Paths, Verb>>(
  path: Path,
  ...init: Record<never, never> extends InitOf<OperationOf<Paths[Path], Verb>>
    ? [init?: InitOf<OperationOf<Paths[Path], Verb>>]
    : [init: InitOf<OperationOf<Paths[Path], Verb>>]
) => Promise<Outcome<Bodies<OperationOf<Paths[Path], Verb>>>>;

/**
 * One function per HTTP method that takes a path of the contract. What is passed is checked as
 * written: a member that the contract does not have is a compile error.
 */
export interface FetchClient<Paths> {
  readonly GET: Call<Paths, 'get'>;
  readonly PUT: Call<Paths, 'put'>;
  readonly POST: Call<Paths, 'post'>;
  readonly DELETE: Call<Paths, 'delete'>;
  readonly OPTIONS: Call<Paths, 'options'>;
  readonly HEAD: Call<Paths, 'head'>;
  readonly PATCH: Call<Paths, 'patch'>;
  readonly TRACE: Call<Paths, 'trace'>;
}
