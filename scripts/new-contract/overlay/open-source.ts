import { posix } from 'node:path';
import { ImportError } from '../import-error.ts';
import { urlOf } from '../source/pages.ts';
import { Reader } from '../source/read.ts';
import { Source, type SourceOptions } from '../source/source.ts';
import { isFile } from '../source/stored.ts';
import { applyOverlay } from './apply-overlay.ts';
import { isOverlay, readOverlay } from './read-overlay.ts';

interface Opened {
  readonly source: Source;
  /** The Overlays as they came, by the names that they are stored under. */
  readonly overlays: ReadonlyMap<string, string>;
}

/**
 * Opens a document with Overlays applied. What is an Overlay itself stands for the document that it
 * extends, and is the first to be applied.
 *
 * @throws {@link ImportError}
 */
export async function openSource(
  from: string,
  overlays: readonly string[],
  options: SourceOptions,
): Promise<Opened> {
  const given = await Source.open(from, options);
  const own = isOverlay(given.root.document.contents) ? [{ ...given.root, name: from }] : [];
  const source = own.length > 0 ? await openExtended(from, given, options) : given;
  const reader = new Reader();
  const open = async (name: string) => ({ ...(await reader.read(urlOf(name))), name });
  const others = await Promise.all(overlays.map(open));
  if ([...own, ...others].some(({ url }) => !isFile(url))) source.refuseOtherFiles();
  const texts = [...own, ...others].map(({ url, text, name }, index) => {
    source.notes.push(...applyOverlay(source.root.document, readOverlay(name, text)));
    return [`overlays/${index + 1}-${posix.basename(url.pathname)}`, text] as const;
  });
  return { source, overlays: new Map(texts) };
}

async function openExtended(name: string, { root }: Source, options: SourceOptions): Promise<Source> {
  const base = readOverlay(name, root.text).extends;
  if (base === undefined)
    throw new ImportError(
      `${name} is an Overlay that extends no document; give that with --from, and this with --overlay.`,
    );
  if (isFile(urlOf(base)) && !isFile(root.url))
    throw new ImportError(
      `${name} is a page and extends a file, ${base}; give that with --from, and this with --overlay.`,
    );
  return await Source.open(base, options);
}
