/** A request's body as `Request` takes it, and what that does not show. */
export interface Written {
  readonly body: BodyInit | undefined;
  /** Its media type; absent where the platform knows it, boundary and all. */
  readonly type?: string | undefined;
  /** What it says, as JSON, where it is none itself: for what logs leave out and retries ask. */
  readonly json?: string | undefined;
  /** Of a stream, which can be sent once. */
  readonly duplex?: 'half' | undefined;
}

/** Writes the body of a call in one media type. */
export type Writer = (body: unknown, mediaType: string) => Written;
