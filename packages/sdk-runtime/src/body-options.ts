/** Bytes that a request may carry; a stream is sent once and never again. */
type Bytes = Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

type Sendable<Type, Body> = Type extends `${string}json`
  ? Body
  :
      | (Body extends Blob ? Bytes : Body)
      | (Type extends `multipart/${string}` ? FormData : never)
      | (Type extends `application/x-www-form-urlencoded${string}` ? URLSearchParams : never);

export type IsUnion<Type, All = Type> = Type extends unknown ? ([All] extends [Type] ? false : true) : never;

/**
 * The body of a call; `mediaType` names one of several.
 *
 * @typeParam Bodies - Body type by media type.
 * @typeParam Default - The media type of a call that names none.
 */
export type BodyOptions<Bodies, Default extends keyof Bodies> =
  true extends IsUnion<keyof Bodies>
    ? Unnamed<Bodies, Default> | Named<Bodies>
    : { body: Sendable<keyof Bodies, Bodies[keyof Bodies]> };

type Unnamed<Bodies, Default extends keyof Bodies> = [Default] extends [never]
  ? never
  : { body: Sendable<Default, Bodies[Default]>; mediaType?: Default };

type Named<Bodies> = {
  [Type in keyof Bodies]: { body: Sendable<Type, Bodies[Type]>; mediaType: Type };
}[keyof Bodies];

/** The same where a call may have no body. */
export type OptionalBody<Given> = Given extends { mediaType: unknown } ? Given : Partial<Given>;
