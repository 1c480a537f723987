import { posix } from 'node:path';

/**
 * The names that files and pages are stored under: as they lie to each other, so that references among
 * them hold, and those of another host below `remote/`. The first is the document.
 */
export function storedNames(urls: readonly URL[]): string[] {
  const [root] = urls;
  if (!root) return [];
  const beside = urls.filter((url) => isBeside(url, root)).map((url) => folders(url));
  const shared = beside.reduce((one, other) => one.slice(0, sharedLength(one, other)));
  return urls.map((url) => {
    if (!isBeside(url, root)) return storedName(url);
    return [...folders(url).slice(shared.length), fileName(url)].join('/');
  });
}

/** Where a page of another host is stored. */
export function storedName(url: URL): string {
  return posix.join('remote', url.host.replace(':', '_'), ...folders(url), fileName(url));
}

function isBeside(url: URL, root: URL): boolean {
  return url.protocol === root.protocol && url.host === root.host && (url === root || url.search === '');
}

function folders({ pathname }: URL): string[] {
  return pathname.split('/').slice(1, -1).map(decoded);
}

/** The last name of a URL, with its query. */
export function fileName({ pathname, search }: URL): string {
  return (decoded(pathname.split('/').at(-1) ?? '') || 'openapi') + search.replaceAll(/[^\w.=-]/g, '_');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll(/[\\/]/g, '_');
  } catch {
    return name;
  }
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((name, index) => name !== other[index]);
  return end < 0 ? one.length : end;
}
