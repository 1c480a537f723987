import { dirname, relative } from 'node:path';
import type { Base } from '../base.ts';
import type { Published } from '../packages.ts';

/** What packages are made with, beside their own files: the folder or file, and whom it concerns. */
const makers: readonly (readonly [path: string, makes: (one: Published) => boolean])[] = [
  ['packages/codegen/src/', isGenerated],
  ['packages/openapi/src/', (one) => isGenerated(one) || holds('openapi', one)],
  ['packages/semantics/src/', (one) => holds('semantics', one)],
  // A program has the contracts inside.
  ['specs/', ({ manifest }) => manifest.bin !== undefined],
  ['tsdown.config.ts', () => true],
];

/** What is beside the contracts and in no package. */
const tools = /^specs\/(?:rules|lint)\//;

function isGenerated({ contract }: Published): boolean {
  return contract !== undefined;
}

/** What is private and needed at run time is bundled, so it is a development dependency. */
function holds(name: string, { manifest }: Published): boolean {
  return manifest.devDependencies?.[`@clientele/${name}`] !== undefined;
}

/**
 * Of the files that changed, those that are hand-written and end up in the package; those of the contract only when no tool
 * has named what changed in them.
 */
export function shippedFiles(
  root: string,
  changed: readonly string[],
  { folder, contract }: Published,
  isNamed: boolean,
): string[] {
  const sources = changed.filter((path) => path.startsWith(`${relative(root, folder)}/src/`));
  if (!contract || isNamed) return sources;
  const document = relative(root, contract.source);
  // Beside the document stand what explains it and what tests start from; its parts are in folders.
  const part = new RegExp(`^${RegExp.escape(dirname(document))}/.+/.+`);
  return [...sources, ...changed.filter((path) => path === document || part.test(path))];
}

/** What may have changed without showing in contract, types or files. */
export function notesOf(changed: readonly string[], { doubt }: Base, one: Published): string[] {
  const notes = makers
    .filter(
      ([path, makes]) => makes(one) && changed.some((file) => file.startsWith(path) && !tools.test(file)),
    )
    .map(
      ([path]) =>
        `${path} changed, which makes what is published. What callers notice of that beyond contract and types needs a changeset of yours.`,
    );
  return doubt === undefined ? notes : [doubt, ...notes];
}
