import type { Middleware } from 'openapi-fetch';
import type { BodyOptions, IsUnion, OptionalBody } from './body-options.ts';
import type { FetchCallOptions } from './fetch-options.ts';
import type { IdempotencyOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Possible } from './possible.ts';
import type { ByMediaType } from './ranges.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace';

type PathsWith<Paths, Verb extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Verb, object> ? Path : never;
}[keyof Paths];

type OperationOf<PathItem, Verb extends Method> =
  PathItem extends Record<Verb, infer Operation> ? Operation : never;

type Params<Operation> = Operation extends { parameters: infer Parameters }
  ? Record<never, never> extends Parameters
    ? { params?: Possible<Parameters> }
    : { params: Possible<Parameters> }
  : { params?: never };

type Content<Message> = Message extends { content: infer Media }
  ? true extends IsUnion<keyof Media>
    ? ByMediaType<Media>
    : Media[keyof Media]
  : undefined;

type Body<Operation> = Operation extends { requestBody: { content: infer Media } }
  ? BodyOptions<Media, Standard<Operation, keyof Media>>
  : Operation extends { requestBody?: { content: infer Media } }
    ? OptionalBody<BodyOptions<Media, Standard<Operation, keyof Media>>>
    : { body?: undefined };

/** The media type of a call that names none of several; the generator marks it, since `paths` has no first one. */
type Standard<Operation, Type> = Operation extends { mediaType: infer Named } ? Named & Type : never;

/** `paths` does not say it; the generator marks these operations. */
type Idempotency<Operation> = Operation extends { idempotent: true } ? IdempotencyOptions : unknown;

type InitOf<Operation> = Params<Operation> & Body<Operation> & FetchCallOptions & Idempotency<Operation>;

type Bodies<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Content<Responses[Status]> }
  : never;

type Call<Paths, Verb extends Method, Known extends PathsWith<Paths, Verb> = PathsWith<Paths, Verb>> = <
  Path extends Known,
>(
  path: Path,
  ...init: Record<never, never> extends InitOf<OperationOf<Paths[Path], Verb>>
    ? [init?: InitOf<OperationOf<Paths[Path], Verb>>]
    : [init: InitOf<OperationOf<Paths[Path], Verb>>]
) => Promise<Outcome<Bodies<OperationOf<Paths[Path], Verb>>>>;

type VerbsOf<Paths> = { [Verb in Method]: PathsWith<Paths, Verb> extends never ? never : Verb }[Method];

interface Calls<Paths> {
  /** Calls an operation of method GET by its path. */
  readonly GET: Call<Paths, 'get'>;
  /** Calls an operation of method PUT by its path. */
  readonly PUT: Call<Paths, 'put'>;
  /** Calls an operation of method POST by its path. */
  readonly POST: Call<Paths, 'post'>;
  /** Calls an operation of method DELETE by its path. */
  readonly DELETE: Call<Paths, 'delete'>;
  /** Calls an operation of method OPTIONS by its path. */
  readonly OPTIONS: Call<Paths, 'options'>;
  /** Calls an operation of method HEAD by its path. */
  readonly HEAD: Call<Paths, 'head'>;
  /** Calls an operation of method PATCH by its path. */
  readonly PATCH: Call<Paths, 'patch'>;
  /** Calls an operation of method TRACE by its path. */
  readonly TRACE: Call<Paths, 'trace'>;
}

interface Common<Paths> {
  /** Calls an operation by its method and path. */
  readonly request: <Verb extends VerbsOf<Paths>, Path extends PathsWith<Paths, Verb>>(
    method: Verb,
    ...call: Parameters<Call<Paths, Verb, Path>>
  ) => ReturnType<Call<Paths, Verb, Path>>;
  /** Registers middleware of openapi-fetch; it runs for every call from now on. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away that `use` registered. */
  eject(...middleware: Middleware[]): void;
}

/**
 * openapi-fetch's client with outcomes: a function per HTTP method that the contract has, which
 * takes a path of the contract. What is passed is checked as written: a member that the contract
 * does not have is a compile error.
 */
export type FetchClient<Paths> = Pick<Calls<Paths>, Uppercase<VerbsOf<Paths>>> & Common<Paths>;
