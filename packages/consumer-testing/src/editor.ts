import { join } from 'node:path';
import ts from 'typescript-6.0';

/** What an editor shows at a place in a program. */
export interface Shown {
  /** The names that it offers. */
  readonly offered: readonly string[];
  /** What it says of the name that ends there. */
  readonly hover: string;
}

/** Gives what an editor shows at each place of a module that is marked with its name: `/*? name *\/`. */
export function openEditor(
  folder: string,
  sources: readonly string[],
): (source: string) => [string, Shown][] {
  const files = new Map(sources.map((source, index) => [join(folder, `${index}.ts`), source]));
  const read = (file: string) => files.get(file) ?? ts.sys.readFile(file);
  const service = ts.createLanguageService({
    getCurrentDirectory: () => folder,
    readFile: read,
    fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
    getCompilationSettings: () => ({
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      types: [],
    }),
    // One program for all of them, since reading TypeScript's libraries takes the time.
    getScriptFileNames: () => [...files.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  return (source) => {
    const file = join(folder, `${sources.indexOf(source)}.ts`);
    return [...source.matchAll(/\/\*\? (.*?) \*\//g)].map(({ 1: name = '', index }) => {
      const { entries = [] } = service.getCompletionsAtPosition(file, index, {}) ?? {};
      const { documentation, tags = [] } = service.getQuickInfoAtPosition(file, index - 1) ?? {};
      const hover = [documentation, ...tags.map(({ text }) => text)].map(ts.displayPartsToString).join('\n');
      return [name, { offered: entries.map((entry) => entry.name), hover: hover.trim() }];
    });
  };
}
