import type { Authenticate, Refusal, ServerOptions } from '@clientele/server-kit';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Json } from './json.ts';

export type { Json, JsonObject } from './json.ts';

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

/** Who asks: the token behind the credential, once it has been found, unexpired and allowed. */
export interface Principal {
  readonly tokenId: string;
  /** The client that the token belongs to; absent when it may update any client of the vendor. */
  readonly clientId?: string;
  readonly scopes: readonly string[];
  /** The token as the request sent it, without its scheme. Never to be stored or logged. */
  readonly presented: string;
}

/** What an update may know besides the record and the body. Everything impure is injected. */
export interface UpdateContext {
  readonly now: Date;
  /** UUIDs in production. */
  readonly newId: () => string;
  readonly principal: Principal;
  /** Does this value equal the stored secret of that field? Constant time, on the hash; false when none is stored. */
  readonly secretMatches: (field: string, value: string) => boolean;
  /** All related things of a kind that `relatedKinds` lists. */
  readonly related: (kind: string) => readonly RelatedRecord[];
}

/** What an update leads to. A refusal changes nothing. */
export type UpdateResult =
  | {
      readonly ok: true;
      /** The next record, whole, without secrets. Equal to the old one: nothing is written. */
      readonly record: ClientRecord;
      /** Secrets that this update sets, in clear; the registry hashes them. */
      readonly secrets?: Readonly<Record<string, string>>;
      /** Related things that did not exist before. */
      readonly created?: readonly RelatedEntry[];
      /** The body of the 200. */
      readonly body: unknown;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the making of a client may know besides the operator's input. */
export interface CreateContext {
  readonly now: Date;
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
      /** In clear, one per secret field that has a value; the registry hashes them. */
      readonly secrets: Readonly<Record<string, string>>;
      /** Related things that the client needs; those whose id exists already are left as they are. */
      readonly related?: readonly RelatedEntry[];
      /** A token that an imported client already holds; it goes on working. At least 20 characters. */
      readonly token?: string;
    }
  /** One sentence per problem: `redirect_uris[0] must be an absolute URI`. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the registry gives to a vendor's stub. */
export interface ServerParts {
  readonly authenticate: Authenticate;
  /**
   * Runs the update in its transaction and gives the body of the 200; throws `RefusalError` for every
   * other answer. `Reply` is what the stub expects; whether the body is one, the stub checks at run time.
   */
  readonly update: <Reply>(request: FastifyRequest, clientId: string) => Promise<Reply>;
}

/** One vendor: the pure semantics of its update, and how its stub is bound to them. */
export interface VendorModule {
  /** The name in the register of contracts, and the prefix in the URL. */
  readonly name: string;
  /** The field of the record that the path's client id names. */
  readonly idField: string;
  /** The path parameter that holds the client id, by its name in the contract. */
  readonly idParameter: string;
  /** The form in which ids are kept and compared, where one id can be written in several. */
  readonly normalizeId?: (id: string) => string;
  /** Fields of an operator's input that are hashed and never stored in clear. */
  readonly secretFields: readonly string[];
  /** Kinds of related things; empty when there are none. */
  readonly relatedKinds: readonly string[];
  /** What a token needs in order to update, besides the scopes that the contract names; empty: any token of the vendor. */
  readonly requiredScopes: readonly string[];
  /** Does every token belong to one client? */
  readonly tokenPerClient: boolean;
  /** What `--demo` makes: input for `create`. */
  readonly demo: Json;
  /** Makes the record of an operator's input: validated, with defaults and the fields that the server owns. Total. */
  create(input: Json, context: CreateContext): CreateResult;
  /** The update itself. `body` has passed the contract's schema. Pure and total. */
  update(record: ClientRecord, body: unknown, context: UpdateContext): UpdateResult;
  /**
   * Holds the body of a 200 against the contract, as the stub does when it is sent.
   *
   * @throws InvalidResponseError
   */
  readonly checkAnswer: (body: unknown) => void;
  /** The vendor's generated stub, its update operation bound to `parts.update`. */
  server(parts: ServerParts, options?: ServerOptions): FastifyPluginAsync;
}
