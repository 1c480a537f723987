import { statSync } from 'node:fs';
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

const options: ts.CompilerOptions = {
  ...compilerOptions,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
};

/**
 * Reads API reports as the TypeScript they are. Each side imports what is its own: the last release
 * of a contract sees the last release of the runtime, not today's.
 */
export function readWorld(sides: Readonly<Record<string, Reports>>, packages: readonly Published[]): World {
  const code = Object.entries(sides).map(([side, reports]) => {
    const modules = [...reports].map(([specifier, report]) => [specifier, codeOf(report)] as const);
    return [side, new Map(modules)] as const;
  });
  return readModules(Object.fromEntries(code), packages, { host: ts.createCompilerHost(options) });
}

/** How the files of the disk are read, and the last program that was made of them. */
export interface Disk {
  readonly host: ts.CompilerHost;
  program?: ts.Program;
}

/** The same of what is TypeScript already. What the disk remembers is not read again. */
export function readModules(
  sides: Readonly<Record<string, ReadonlyMap<string, string>>>,
  packages: readonly Published[],
  disk: Disk,
): World {
  const texts = new Map<string, string>();
  for (const [side, modules] of Object.entries(sides)) {
    for (const [specifier, code] of modules) texts.set(fileOf(side, specifier), code);
  }
  const host = hostOf(texts, packages, disk.host);
  const program = ts.createProgram({
    rootNames: [...texts.keys()],
    options,
    host,
    ...(disk.program ? { oldProgram: disk.program } : {}),
  });
  disk.program = program;
  return {
    checker: program.getTypeChecker(),
    module: (side, specifier) => program.getSourceFile(fileOf(side, specifier)),
  };
}

function hostOf(
  texts: ReadonlyMap<string, string>,
  packages: readonly Published[],
  disk: ts.CompilerHost,
): ts.CompilerHost {
  const { fileExists, readFile, getSourceFile } = disk;
  const host = { ...disk };
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

/** A disk whose files are parsed again only when they changed. */
export function rememberingDisk(): Disk {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const known = new Map<string, { readonly changed: number; readonly file: ts.SourceFile | undefined }>();
  host.getSourceFile = (name, ...rest) => {
    const changed = statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const old = known.get(name);
    if (old?.changed === changed) return old.file;
    const file = getSourceFile(name, ...rest);
    known.set(name, { changed, file });
    return file;
  };
  return { host };
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
