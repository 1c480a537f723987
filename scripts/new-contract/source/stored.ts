import { fileURLToPath } from 'node:url';

const remote = 'remote';
/** Where what came is told apart by its folder. */
const taken = [remote, 'overlays'];

/**
 * The names that files and pages are stored under: files as they lie to each other, so that references
 * among them hold, pages below `remote/`. The first is the document.
 */
export function storedNames(urls: readonly URL[]): string[] {
  const folders = urls.filter(isFile).map((url) => segments(url).slice(0, -1));
  const [first = []] = folders;
  let shared = folders.reduce((one, other) => one.slice(0, sharedLength(one, other)), first);
  while (folders.some((names) => taken.includes(names[shared.length] ?? '')) && shared.length > 0)
    shared = shared.slice(0, -1);
  return urls.map((url) => (isFile(url) ? segments(url).slice(shared.length).join('/') : storedName(url)));
}

/** Where a page is stored, so that its URL can be read from there again. */
export function storedName({ protocol, host, pathname, search }: URL): string {
  const names = [host, ...pathname.split('/').slice(1)].map(encoded);
  const last = names.pop() || encoded('/');
  return [remote, protocol.slice(0, -1), ...names, last + encoded(search)].join('/');
}

/** The URL of a page that is stored; undefined for what was a file. */
export function storedUrl(name: string): URL | undefined {
  const [folder, protocol, host = '', ...names] = name.split(/[\\/]/);
  if (folder !== remote) return undefined;
  const last = names.pop()?.replace(/^%2F/, '').replace('%3F', '?') ?? '';
  return new URL(`${protocol}://${host.replace('%3A', ':')}/${[...names, last].join('/')}`);
}

/** The last name of a URL. */
export function fileName(url: URL): string {
  return (isFile(url) ? segments(url).at(-1) : url.pathname.split('/').at(-1)) ?? '';
}

export function isFile({ protocol }: URL): boolean {
  return protocol === 'file:';
}

function segments(url: URL): string[] {
  return fileURLToPath(url).split(/[\\/]/).slice(1);
}

/** What no file can be called everywhere, as a URL writes it. */
function encoded(name: string): string {
  return name.replaceAll(/[/:*?"<>|\\]/g, (character) => encodeURIComponent(character).replace('*', '%2A'));
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const end = one.findIndex((name, index) => name !== other[index]);
  return end < 0 ? one.length : end;
}
