import type { Provenance } from './extensions/provenance.ts';
import type { RetryRule } from './extensions/retry.ts';

/** As much of an OpenAPI 3.1 document as is known of it before one looks inside. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths?: object;
  readonly components?: object;
  readonly security?: readonly object[];
}

/** A JSON Schema 2020-12, object form. */
export type Schema = { readonly [keyword: string]: unknown };

/** Media Type Object (section 4.8.14). */
export interface MediaType {
  readonly schema?: unknown;
  readonly example?: unknown;
  /** Example Objects by name, or references to them. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** Encoding Objects by the name of a form's field (section 4.8.15). */
  readonly encoding?: Readonly<Record<string, unknown>>;
}

/** Something of an operation, its own reference resolved. */
interface Placed {
  /** JSON pointer of where the operation has it: references on the way are not followed. */
  readonly pointer: string;
}

/** Parameter Object (section 4.8.12). */
export interface Parameter extends Placed {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly description?: string;
  readonly required?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: unknown;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
}

/** Request Body Object (section 4.8.13). */
export interface RequestBody extends Placed {
  readonly description?: string;
  readonly required: boolean;
  readonly content: Readonly<Record<string, MediaType>>;
}

/** Response Object (section 4.8.17). */
export interface Response extends Placed {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly 'x-provenance'?: Provenance;
}

/** Security Requirement Object (section 4.8.30): scopes by the name of a scheme, all of them needed. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** Operation Object (section 4.8.10) as the document has it, with our extensions. */
export interface OperationObject {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
  readonly security?: readonly SecurityRequirement[];
  readonly 'x-retry'?: RetryRule | 'never';
  /** The operationId is the vendor's own, so it need not follow the house. */
  readonly 'x-documented-operation-id'?: boolean;
  readonly 'x-provenance'?: Provenance;
  /** Why nothing is derived from the operation. */
  readonly 'x-left-out'?: string;
}

/** An operation with its references resolved, and where it stands. */
export interface Operation extends Placed {
  /** The operationId; where there is none, one that is made from method and path. */
  readonly id: string;
  /** In upper case, as HTTP has it. */
  readonly method: string;
  readonly path: string;
  /** Those of the path item, then the operation's own, which win. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** By status, status range (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, Response>>;
  /** Alternatives; every scheme of one alternative is needed. Empty: no security. */
  readonly security: readonly SecurityRequirement[];
  /** As the document has it. */
  readonly raw: OperationObject;
}
