import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import type { Published } from '../packages.ts';

const repository = resolve(import.meta.dirname, '../../../..');

/** What declarations are made and read with; a consumer on the strictest settings. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  typeRoots: [join(repository, 'node_modules/@types')],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/**
 * Writes the declarations of each package's entries into a new folder inside that package, so that
 * they find its dependencies, and gives the folders in the packages' order. The caller removes them.
 * Of the private packages those that the entries reach get a folder too, the others `undefined`.
 *
 * One program emits for all packages: a second contract costs a tenth of the first.
 */
export async function emitDeclarations(
  packages: readonly Published[],
  privates: readonly Published[],
): Promise<(string | undefined)[]> {
  const entries = privates.flatMap((one) => one.entries);
  const program = ts.createProgram({
    rootNames: packages.flatMap(({ entries }) => entries.map(({ source }) => source)),
    options: {
      ...compilerOptions,
      declaration: true,
      emitDeclarationOnly: true,
      // Nothing is emitted of what is found in node_modules.
      paths: Object.fromEntries(entries.map(({ specifier, source }) => [specifier, [source]])),
    },
  });
  const emitted = new Map<string, string>();
  const { diagnostics: unsaid } = program.emit(undefined, (name, text) => emitted.set(resolve(name), text));
  const diagnostics = [...unsaid, ...program.getSemanticDiagnostics()];
  if (diagnostics.length > 0) {
    const problems = ts.formatDiagnostics(diagnostics, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => repository,
      getNewLine: () => '\n',
    });
    throw unreadable(problems);
  }
  return Promise.all(
    [...packages, ...privates].map(async ({ folder }) => {
      const own = [...emitted].filter(([name]) => name.startsWith(`${folder}/`));
      if (own.length === 0) return undefined;
      await mkdir(join(folder, 'coverage'), { recursive: true });
      const target = await mkdtemp(join(folder, 'coverage', 'declarations-'));
      for (const [name, text] of own) {
        const file = join(target, relative(folder, name));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      return target;
    }),
  );
}

/** What to say when the code of the working tree does not compile. */
export function unreadable(problems: string): Error {
  return new Error(
    `The code does not compile, so its types cannot be compared. Correct it by \`pnpm typecheck\`.\n${problems.replaceAll(`${process.cwd()}/`, '')}`,
  );
}
