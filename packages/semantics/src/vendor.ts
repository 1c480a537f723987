import type { Json } from './json.ts';
import type { Refused } from './shared/faults.ts';

/** A client as the vendor names its fields. Secrets are never in it. */
export type ClientRecord = { readonly [field: string]: Json };

/** A thing that clients refer to and that lives beside them, e.g. a scope or an identity provider. */
export interface RelatedRecord {
  readonly id: string;
  readonly name: string;
  readonly [field: string]: Json;
}

/** A related thing together with its kind, e.g. `{ kind: 'scope', record: { id, name, public: false } }`. */
export interface RelatedEntry {
  readonly kind: string;
  readonly record: RelatedRecord;
}

/** What an update may know besides the record and the body. Everything impure is injected. */
export interface UpdateContext {
  readonly now: Date;
  /** An id for each thing that the update makes, in the order in which it asks. UUIDs in production. */
  readonly newId: () => string;
  /** The token as the request sent it, without its scheme. Never to be stored or logged. */
  readonly presented: string;
  /** Does this value equal the stored secret of that field? False when none is stored. */
  readonly secretMatches: (field: string, value: string) => boolean;
  /** All related things of a kind that `relatedKinds` lists. */
  readonly related: (kind: string) => readonly RelatedRecord[];
}

/** What an update leads to. A refusal changes nothing. */
export type UpdateResult =
  | {
      readonly ok: true;
      /** The next record, whole, without secrets. Equal to the old one: nothing has to be written. */
      readonly record: ClientRecord;
      /** Secrets that this update sets, in clear. */
      readonly secrets?: Readonly<Record<string, string>>;
      /** Related things that did not exist before. */
      readonly created?: readonly RelatedEntry[];
      /** The body of the 200. */
      readonly body: unknown;
    }
  | Refused;

/** What the making of a client may know besides the operator's input. Everything impure is injected. */
export interface CreateContext {
  readonly now: Date;
  /** UUIDs in production. */
  readonly newId: () => string;
  /** 256 random bits, URL-safe. */
  readonly newSecret: () => string;
  /** Where this vendor's endpoint is reached, without a trailing slash, e.g. `http://127.0.0.1:4020/buddy`. */
  readonly baseUrl: string;
  /** The related things that exist already, of a kind that `relatedKinds` lists. */
  readonly related: (kind: string) => readonly RelatedRecord[];
}

/** What an operator's input leads to. */
export type CreateResult =
  | {
      readonly ok: true;
      readonly record: ClientRecord;
      /** In clear, one per secret field that has a value. */
      readonly secrets: Readonly<Record<string, string>>;
      /** Related things that the client needs; those whose id exists already are left as they are. */
      readonly related?: readonly RelatedEntry[];
      /** A token that an imported client already holds; it goes on working. At least 20 characters. */
      readonly token?: string;
    }
  /** One sentence per problem: `redirect_uris[0] must be an absolute URI`. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * What an update means at one vendor: facts and pure functions, so that a server, a mock and a tool that
 * only wants to know what would happen can all use them.
 *
 * @example
 * ```ts
 * const result = vendor.update(record, body, context);
 * console.log(result.ok ? result.body : result.faults.map(({ message }) => message));
 * ```
 */
export interface VendorSemantics {
  /** The name in the register of contracts. */
  readonly name: string;
  /** The field of the record that the path's client id names. */
  readonly idField: string;
  /** The path parameter that holds the client id, by its name in the contract. */
  readonly idParameter: string;
  /** The form in which ids are kept and compared, where one id can be written in several. */
  readonly normalizeId?: (id: string) => string;
  /** What keeps a text from being an id at all, as the rest of a sentence that begins with the parameter's name. */
  readonly idProblem?: (id: string) => string | undefined;
  /** Fields of a client that hold secrets: never in a record, never in a log. */
  readonly secretFields: readonly string[];
  /** Kinds of related things; empty when there are none. */
  readonly relatedKinds: readonly string[];
  /** Makes the record of an operator's input: validated, with defaults and the fields that the server owns. Total. */
  create(input: Json, context: CreateContext): CreateResult;
  /**
   * The update itself. `body` has passed the contract's schema. Pure and total: of the same record, body and
   * context it makes the same result, so that it can run again.
   */
  update(record: ClientRecord, body: unknown, context: UpdateContext): UpdateResult;
}
