import type { FetchOptions, FetchResponse, Middleware } from 'openapi-fetch';
import type {
  FilterKeys,
  HttpMethod,
  MediaType,
  PathsWithMethod,
  RequiredKeysOf,
} from 'openapi-typescript-helpers';

type OperationOf<PathItem, Method extends HttpMethod> =
  PathItem extends Record<Method, infer Operation extends Record<string | number, unknown>>
    ? Operation
    : never;

type Init<PathItem, Method extends keyof PathItem> = FetchOptions<FilterKeys<PathItem, Method>>;

type Call<Paths extends object, Method extends HttpMethod> = <Path extends PathsWithMethod<Paths, Method>>(
  url: Path,
  ...init: RequiredKeysOf<Init<Paths[Path], Method & keyof Paths[Path]>> extends never
    ? [init?: Init<Paths[Path], Method & keyof Paths[Path]>]
    : [init: Init<Paths[Path], Method & keyof Paths[Path]>]
) => Promise<FetchResponse<OperationOf<Paths[Path], Method>, unknown, MediaType>>;

/**
 * An openapi-fetch client whose options are checked as written: a member that the contract does
 * not have is a compile error. openapi-fetch's own types let it pass.
 */
export interface FetchClient<Paths extends object> {
  GET: Call<Paths, 'get'>;
  PUT: Call<Paths, 'put'>;
  POST: Call<Paths, 'post'>;
  DELETE: Call<Paths, 'delete'>;
  OPTIONS: Call<Paths, 'options'>;
  HEAD: Call<Paths, 'head'>;
  PATCH: Call<Paths, 'patch'>;
  TRACE: Call<Paths, 'trace'>;
  /** Adds middleware of openapi-fetch. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away again. */
  eject(...middleware: Middleware[]): void;
}
