import { type Impact, reaches } from '../impact.ts';

const words: Readonly<Record<Impact, string>> = {
  none: 'nothing',
  patch: 'patch',
  minor: 'minor',
  major: 'breaking',
};

/** How long a line may be. */
const width = 160;

/** `boats: Boat.name became required (and 3 more); breaking for servers, minor for clients` */
export function toLine(contract: string, edits: readonly string[], clients: Impact, servers: Impact): string {
  const [first = 'something changed', ...others] = edits;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  const [forClients, forServers] = [`${words[clients]} for clients`, `${words[servers]} for servers`];
  const impacts =
    clients === servers
      ? `${words[servers]} for servers and clients`
      : reaches(clients, servers)
        ? `${forClients}, ${forServers}`
        : `${forServers}, ${forClients}`;
  const room = width - `${contract}: ${more}; ${impacts}`.length;
  return `${contract}: ${cut(first, room)}${more}; ${impacts}`;
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, Math.max(room - 3, 20))}...` : text;
}
