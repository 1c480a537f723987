import { ImportError } from '../import-error.ts';

const consumers = 'packages/consumer-testing';

/**
 * The lock file with the package of one more contract. Its dependencies are those of every contract's
 * package, so that nothing has to be resolved.
 */
export function withPackage(lock: string, name: string, neighbour: string): string {
  const like = importer(lock, `packages/${neighbour}`);
  const added = like.replace(`packages/${neighbour}:`, `packages/${name}:`);
  const next = importers(lock).find((path) => path > `packages/${name}` || !path.startsWith('packages/'));
  const text = next ? lock.replace(importer(lock, next), (there) => `${added}${there}`) : lock;
  return inImporter(text, consumers, (entry) => insert(entry, name));
}

/** The lock file without it. */
export function withoutPackage(lock: string, name: string): string {
  const text = lock.replace(importer(lock, `packages/${name}`), '');
  return inImporter(text, consumers, (entry) => entry.replace(dependency(name), ''));
}

function inImporter(lock: string, path: string, change: (entry: string) => string): string {
  const entry = importer(lock, path);
  return lock.replace(entry, () => change(entry));
}

function importer(lock: string, path: string): string {
  const begin = lock.indexOf(`\n  ${path}:\n`) + 1;
  const end = lock.indexOf('\n\n', begin) + 2;
  if (begin === 0 || end === 1) {
    throw new ImportError(`pnpm-lock.yaml has no ${path}. Run \`pnpm install\` first.`);
  }
  return lock.slice(begin, end);
}

/** The folders of the workspace, sorted as pnpm does. */
function importers(lock: string): string[] {
  const section = lock.slice(lock.indexOf('\nimporters:\n'), lock.indexOf('\npackages:\n'));
  return [...section.matchAll(/^ {2}(\S+):$/gm)].map(([, path = '']) => path).filter((path) => path !== '.');
}

function insert(entry: string, name: string): string {
  const names = [...entry.matchAll(/^ {6}'?([^\s']+)'?:$/gm)].map(([, found = '']) => found);
  const next = names.find((other) => other > `@clientele/${name}`);
  const before = next ? entry.search(new RegExp(`^ {6}'?${next}'?:$`, 'm')) : entry.length - 1;
  return entry.slice(0, before) + dependency(name) + entry.slice(before);
}

function dependency(name: string): string {
  return `      '@clientele/${name}':\n        specifier: workspace:*\n        version: link:../${name}\n`;
}
