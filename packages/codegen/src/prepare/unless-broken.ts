import { OpenApiError } from '@clientele/openapi';

/** What a document says; undefined where a reference on the way leads nowhere, which another step has more to say of. */
export function unlessBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OpenApiError) return undefined;
    throw error;
  }
}
