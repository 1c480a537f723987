import type { IncomingMessage } from 'node:http';

/** How often a header was sent: Node keeps the first of some, and who reads another one sees another request. */
export function countHeader({ rawHeaders }: IncomingMessage, name: string): number {
  const wanted = name.toLowerCase();
  return rawHeaders.filter((header, index) => index % 2 === 0 && header.toLowerCase() === wanted).length;
}
