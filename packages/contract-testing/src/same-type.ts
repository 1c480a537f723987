/** Whether two types are identical: no `any`, no member more or less, nothing optional or readonly in one alone. */
export type Same<One, Other> =
  (<T>() => T extends Flat<One> ? 1 : 2) extends <T>() => T extends Flat<Other> ? 1 : 2 ? true : false;

/** Intersections as the object types that they amount to: the two generators write some types differently. */
type Flat<T> = T extends ((...given: never[]) => unknown) | Headers | Response
  ? T
  : T extends object
    ? { [Key in keyof T]: Flat<T[Key]> }
    : T;

/** Does not compile where a claim is false. */
export type Hold<Claims extends Readonly<Record<string, true>>> = Claims;

type SdkFunction = (options: never) => Promise<unknown>;
type FetchMethod = (path: never, init: never) => Promise<unknown>;

/**
 * Whether a function of the SDK and a path of the fetch client take the same and give the same, so
 * that what is known of one is known of the other.
 */
export type SameCall<Sdk extends SdkFunction, Method extends FetchMethod> = {
  readonly outcome: Same<Awaited<ReturnType<Sdk>>, Awaited<ReturnType<Method>>>;
  readonly body: Same<Member<Options<Sdk>, 'body'>, Member<Init<Method>, 'body'>>;
  readonly path: Same<Member<Options<Sdk>, 'path'>, Member<Member<Init<Method>, 'params'>, 'path'>>;
  readonly query: Same<Member<Options<Sdk>, 'query'>, Member<Member<Init<Method>, 'params'>, 'query'>>;
};

type Options<Sdk extends SdkFunction> = Parameters<Sdk>[0];
type Init<Method extends FetchMethod> = Parameters<Method>[1];
type Member<T, Name extends string> = T extends { [Key in Name]?: infer Value } ? Value : undefined;
