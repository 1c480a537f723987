/** Whose pages may read answers: origins, or `*` alone for those of all. */
export type Origins = readonly string[];

/** Reads `https://app.example.com, http://localhost:3000`, or `*`; undefined when one of them is no origin. */
export function parseOrigins(text: string): Origins | undefined {
  const origins = text.split(',').map((origin) => origin.trim());
  if (origins.length === 1 && origins[0] === '*') return origins;
  return origins.every(isOrigin) ? origins : undefined;
}

/** A browser sends it in this one form: lower case, without a default port, without a path. */
function isOrigin(text: string): boolean {
  if (text.includes('*') || !URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  // Of other schemes, as those of apps in a shell, URL knows no origin.
  if (!/^https?:$/.test(protocol)) return /^[a-z][a-z\d+.-]*:\/\/[a-z\d.-]+(:\d+)?$/.test(text);
  return origin === text;
}

/** Whether these let the page of an origin read, as what `Access-Control-Allow-Origin` then says. */
export function allowedOrigin(origins: Origins, origin: string | undefined): string | undefined {
  if (origins.includes('*')) return '*';
  return origin !== undefined && origins.includes(origin) ? origin : undefined;
}
