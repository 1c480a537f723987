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

/** The base names of files that stand in a text: a quick look before it is read. */
export function mentions(text: string): ReadonlySet<string> {
  return new Set(text.match(/[^\s/'"#]+\.yaml/g));
}

/** The files with one of them under another name, references to it included. */
export function renameFile(files: Files, from: string, to: string): Files {
  const name = posix.basename(from);
  return new Map(
    [...files].map(([file, text]) => [
      file === from ? to : file,
      mentions(text).has(name) ? redirect(file, text, from, to) : text,
    ]),
  );
}

function redirect(file: string, text: string, from: string, to: string): string {
  let result = text;
  for (const { target, node } of referencesIn(file, text).reverse()) {
    if (target !== from || !node.range) continue;
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
