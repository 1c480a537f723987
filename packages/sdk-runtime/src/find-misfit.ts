import type { Operation } from './operation.ts';
import type { Misfit } from './outcome.ts';

/**
 * A runtime schema of any library.
 *
 * @see [Standard Schema](https://standardschema.dev)
 */
export interface StandardSchema {
  readonly '~standard': { readonly validate: (value: unknown) => Checked | Promise<Checked> };
}

interface Checked {
  readonly value?: unknown;
  readonly issues?: readonly Issue[] | undefined;
}

interface Issue {
  readonly message: string;
  /** valibot says it; other libraries have it in the message alone. */
  readonly expected?: string | null;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Finds where the body of a documented status does not fit. `./schemas` of every package has one. */
export type Validate = (
  operation: Operation,
  status: number,
  body: unknown,
  /** The one that came, where the contract has several for the status. */
  mediaType?: string,
) => Misfit | undefined | Promise<Misfit | undefined>;

/**
 * Schemas by operation id and by status, range (`4XX`) or `default`, and by media type where there are
 * several; `undefined` where there is no JSON.
 */
export type Schemas = Readonly<Record<string, Readonly<Record<string, Checks | undefined>>>>;

type Checks = StandardSchema | Readonly<Record<string, StandardSchema | undefined>>;

/** The first misfit of a body. What the schema would make of the body is dropped: it stays as sent. */
export async function findMisfit(
  schemas: Schemas,
  { id, secrets = [] }: Operation,
  status: number,
  body: unknown,
  mediaType?: string,
): Promise<Misfit | undefined> {
  const of = schemas[id] ?? {};
  const key = [`${status}`, `${status}`.replace(/..$/, 'XX')].find((one) => one in of) ?? 'default';
  const found = of[key] as StandardSchema & Record<string, StandardSchema>; // One of them.
  const result = await (mediaType ? found?.[mediaType] : found)?.['~standard'].validate(body);
  const [issue] = result?.issues ?? [];
  if (!issue) return undefined;
  const { message, path = [] } = issue;
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  const escaped = keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  const secret = ['body', ...keys].some((key) => secrets.includes(key));
  // What has no members gives undefined, as a missing member does.
  const value = keys.reduce<unknown>((node, key) => (node as Record<string, unknown> | null)?.[key], body);
  const received = secret ? '[redacted]' : written(value);
  // Of an absent member, valibot expects the name.
  const expected = value === undefined ? 'a value' : (issue.expected ?? (secret ? 'another value' : message));
  return { pointer: escaped.join(''), expected, received };
}

function written(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  return value && typeof value === 'object' ? 'an object' : JSON.stringify(value).slice(0, 200);
}
