import { join } from 'node:path';
import ts from 'typescript';
import type { Published } from '../packages.ts';
import { compilerOptions } from './declarations.ts';
import type { Reports } from './reports.ts';

/** API reports of one moment: of the last release, or of the working tree. */
export interface World {
  readonly checker: ts.TypeChecker;
  /** The report of an entry as a module, by side and by what importers write. */
  module(side: string, specifier: string): ts.SourceFile | undefined;
}

const place = '/reports/';

/**
 * Reads API reports as the TypeScript they are. Each side imports what is its own: the last release
 * of a contract sees the last release of the runtime, not today's.
 */
export function readWorld(sides: Readonly<Record<string, Reports>>, packages: readonly Published[]): World {
  const texts = new Map<string, string>();
  for (const [side, reports] of Object.entries(sides)) {
    for (const [specifier, report] of reports) texts.set(fileOf(side, specifier), codeOf(report));
  }
  const options: ts.CompilerOptions = {
    ...compilerOptions,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
  };
  const host = hostOf(texts, packages, options);
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host });
  return {
    checker: program.getTypeChecker(),
    module: (side, specifier) => program.getSourceFile(fileOf(side, specifier)),
  };
}

function hostOf(
  texts: ReadonlyMap<string, string>,
  packages: readonly Published[],
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0], true);
  };
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text: specifier }) => {
      const own = texts.has(from) ? fileOf(from.slice(place.length).split('/')[0] ?? '', specifier) : '';
      if (texts.has(own)) return { resolvedModule: { resolvedFileName: own, extension: ts.Extension.Dts } };
      return ts.resolveModuleName(specifier, importerOf(from, packages), options, host);
    });
  return host;
}

/** A report has no place on the disk; what it imports is found from its package's folder. */
function importerOf(file: string, packages: readonly Published[]): string {
  const owner = packages.find(({ name }) => file.startsWith(place) && file.includes(`/${name}/`));
  return owner ? join(owner.folder, 'report.ts') : file;
}

function fileOf(side: string, specifier: string): string {
  return `${place}${side}/${specifier}/report.d.ts`;
}

function codeOf(report: string): string {
  const code = report.match(/```ts\n([\s\S]*)```/)?.[1] ?? '';
  // Two classes with protected members never fit each other, so these become members of another name.
  return code.replace(
    /^( +(?:(?:static|abstract) )*)protected ((?:(?:static|abstract|readonly|get|set) )*)([\w$]+)/gm,
    "$1$2'protected $3'",
  );
}
