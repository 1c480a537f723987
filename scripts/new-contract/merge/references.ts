import { posix } from 'node:path';
import { isPair, isScalar, parseDocument, type Scalar, stringify, visit } from 'yaml';

/** Texts of files by their path below the contract's folder. */
export type Files = ReadonlyMap<string, string>;

interface Reference {
  /** The file that it leads to. */
  readonly target: string;
  readonly node: Scalar<string>;
}

/** The files that a file refers to. */
export function targetsIn(file: string, text: string): string[] {
  return referencesIn(file, text).map(({ target }) => target);
}

/** What may be base names of files in a text: a quick look before it is read. */
export function mentions(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let end = text.indexOf('.yaml'); end >= 0; end = text.indexOf('.yaml', end + 1)) {
    const start = Math.max(text.lastIndexOf('/', end), text.lastIndexOf('\n', end)) + 1;
    // A name may have spaces and quotes, and so has what it stands in.
    const words = text.slice(start, end + '.yaml'.length).split(/(?<=[\s'":])/);
    for (const index of words.keys()) found.add(decode(words.slice(index).join('')));
  }
  return found;
}

/** The files with some of them under other names, references to them included. */
export function renameFiles(files: Files, names: ReadonlyMap<string, string>): Files {
  const known = new Set([...names.keys()].map((file) => posix.basename(file)));
  return new Map(
    [...files].map(([file, text]) => [
      names.get(file) ?? file,
      mentions(text).isDisjointFrom(known) ? text : redirect(file, text, names),
    ]),
  );
}

function redirect(file: string, text: string, names: ReadonlyMap<string, string>): string {
  let result = text;
  for (const { target, node } of referencesIn(file, text).reverse()) {
    const to = names.get(target);
    if (to === undefined || !node.range) continue;
    const fragment = node.value.includes('#') ? node.value.slice(node.value.indexOf('#')) : '';
    const way = posix.relative(posix.dirname(file), to) + fragment;
    const [start, end] = node.range;
    result = result.slice(0, start) + stringify(way).trimEnd() + result.slice(end);
  }
  return result;
}

/** By `$ref`, `operationRef` and the mapping of a discriminator, in their order. */
function referencesIn(file: string, text: string): Reference[] {
  const found: Reference[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }, path) {
      if (!isScalar<string>(value) || typeof value.value !== 'string') return;
      const parent = path.at(-2);
      const within = isPair(parent) && isScalar(parent.key) ? parent.key.value : undefined;
      const name = isScalar(key) ? key.value : key;
      if (name !== '$ref' && name !== 'operationRef' && within !== 'mapping') return;
      const [address = ''] = value.value.split('#');
      if (address === '' || URL.canParse(address)) return;
      found.push({ target: posix.join(posix.dirname(file), decode(address)), node: value });
    },
  });
  return found;
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
