/**
 * Reads a response's body by its media type: parsed JSON, text, or `undefined` when there is none.
 * A body that claims to be JSON and is not comes back as the text it is.
 */
export async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 205 || response.body === null) return undefined;
  const text = await response.text();
  if (text === '') return undefined;
  const mediaType = response.headers.get('Content-Type') ?? '';
  if (!/^application\/(.+\+)?json\b/i.test(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
