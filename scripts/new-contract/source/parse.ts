import { Document, isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { ImportError } from '../import-error.ts';
import { writeOutAliases } from './aliases.ts';

/**
 * The document of a text in YAML or JSON, without aliases and with the keys of each object once.
 *
 * @throws {@link ImportError} with the line where it is neither
 */
export function parseSource(text: string, name: string): Document {
  const plain = text.replace(/^\uFEFF/, '');
  if (/^\s*</.test(plain))
    throw new ImportError(`${name} is a page in HTML or XML; expected OpenAPI as YAML or JSON.`);
  try {
    const document = (/^\s*[{[]/.test(plain) && parseJson(plain)) || parseYaml(plain, name);
    refuseDeep(document.contents, 0);
    return document;
  } catch (cause) {
    // The call stack ended.
    if (!(cause instanceof RangeError)) throw cause;
    throw new ImportError(`${name} is more than ${deepest} objects and lists deep.`, { cause });
  }
}

/** What is deeper can be read, and not written. */
const deepest = 400;

function refuseDeep(node: unknown, depth: number): void {
  if (depth > deepest) throw new RangeError();
  if (isMap(node)) for (const { value } of node.items) refuseDeep(value, depth + 1);
  if (isSeq(node)) for (const item of node.items) refuseDeep(item, depth + 1);
}

/** JSON has no comments to keep, and is read twenty times as fast as YAML; undefined where it is none. */
function parseJson(text: string): Document | undefined {
  try {
    return documentOf(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function parseYaml(text: string, name: string): Document {
  const lines = new LineCounter();
  const at = (offset: number) => `${name}:${lines.linePos(offset).line}`;
  // Looked for below: the library compares each key with each other.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false } as const;
  // Of whatever version it says it is: a date stays text, and `yes` too.
  const document = parseDocument(text, { ...options, schema: 'core', resolveKnownTags: false });
  const [error] = document.errors;
  if (error) throw new ImportError(`${at(error.pos[0])} is neither YAML nor JSON: ${error.message}`);
  writeOutAliases(document, at);
  return document;
}

/** A document of a value. */
export function documentOf(value: unknown): Document {
  return new Document(value, { aliasDuplicateObjects: false });
}
