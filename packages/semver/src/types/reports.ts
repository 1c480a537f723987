import { mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IConfigFile,
} from '@microsoft/api-extractor';
import type { Entry, Published } from '../packages.ts';
import { compilerOptions, emitDeclarations, unreadable } from './declarations.ts';

/** The API report of each entry, by what importers write. */
export type Reports = ReadonlyMap<string, string>;

/**
 * Makes the API reports of packages as they are in the working tree: TypeScript's declarations,
 * read by API Extractor. What an entry takes from a private package stands in its report as its own.
 *
 * @throws Error with API Extractor's own messages when an entry cannot be read.
 */
export async function makeReports(
  packages: readonly Published[],
  privates: readonly Published[] = [],
): Promise<Reports> {
  const folders = await emitDeclarations(packages, privates);
  try {
    const bundled = privates.flatMap((one, index) => {
      const folder = folders[packages.length + index];
      return folder === undefined
        ? []
        : one.entries.map((entry) => [entry.specifier, [declarationOf(one, entry, folder)]]);
    });
    const paths = Object.fromEntries(bundled);
    const jobs = packages.flatMap((one, index) =>
      one.entries.map((entry) => ({ entry, config: prepare(one, entry, folders[index] ?? '', paths) })),
    );
    const [first, ...others] = jobs.map(({ config }) => config);
    if (!first) return new Map();
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: others.map((config) => config.mainEntryPointFilePath),
    });
    const reports = new Map<string, string>();
    for (const { entry, config } of jobs) reports.set(entry.specifier, await extract(config, compilerState));
    return reports;
  } finally {
    const made = folders.filter((folder) => folder !== undefined);
    await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

function declarationOf(one: Published, { source }: Entry, folder: string): string {
  return join(folder, relative(one.folder, source).replace(/\.ts$/, '.d.ts'));
}

function prepare(
  one: Published,
  entry: Entry,
  folder: string,
  paths: Readonly<Record<string, string[]>>,
): ExtractorConfig {
  const reportFolder = join(folder, 'api');
  mkdirSync(reportFolder, { recursive: true });
  const declaration = declarationOf(one, entry, folder);
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  const configObject: IConfigFile = {
    projectFolder: one.folder,
    mainEntryPointFilePath: declaration,
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          ...compilerOptions,
          target: 'es2024',
          module: 'nodenext',
          moduleResolution: 'nodenext',
          lib: ['es2024', 'dom', 'dom.iterable', 'esnext'],
          noEmit: true,
          // The code that these are the declarations of was checked as they were emitted.
          noCheck: true,
          // A package that is found in node_modules is another one to API Extractor, whose names it imports.
          paths,
        },
        files: [declaration],
      },
    },
    apiReport: {
      enabled: true,
      includeForgottenExports: true,
      reportFileName: entry.report.split('/').pop() ?? '',
      reportFolder,
      reportTempFolder: join(folder, 'scratch'),
    },
    newlineKind: 'lf',
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    // Messages about style would stand in the report as comments.
    messages: {
      extractorMessageReporting: none,
      tsdocMessageReporting: none,
      compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
    },
  };
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: undefined,
    packageJsonFullPath: join(one.folder, 'package.json'),
  });
}

async function extract(config: ExtractorConfig, compilerState: CompilerState): Promise<string> {
  const problems: string[] = [];
  const { errorCount } = Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error)
        problems.push(message.formatMessageWithLocation(undefined));
      message.handled = true;
    },
  });
  if (errorCount > 0) throw unreadable(problems.join('\n'));
  return readFile(config.reportFilePath, 'utf8');
}
