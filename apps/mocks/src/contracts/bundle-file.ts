import { asMap, isObject, type OpenApiDocument } from '@clientele/openapi';
import { type FileFault, fileError, shown } from './file-fault.ts';

type Redocly = typeof import('@redocly/openapi-core');
type Problem = Awaited<ReturnType<Redocly['lint']>>[number];

/**
 * A document of OpenAPI 3.0 or 3.1, in YAML or JSON, with what its files refer to among its components.
 *
 * @throws {MockError} `CONTRACT_UNUSABLE`, with file and line
 */
export async function bundleFile(file: string): Promise<OpenApiDocument> {
  // It takes a fifth of a second to load, which who has no file of their own need not wait for.
  const redocly = await import('@redocly/openapi-core');
  const config = await redocly.createConfig({});
  const { source, parsed } = await read(redocly, file, new redocly.BaseResolver());
  checkVersion(file, source.body, parsed);
  const { bundle, problems } = await redocly.bundle({ ref: file, config }).catch((cause: Error) => {
    // Thrown where a $ref leads to itself alone, without its place.
    throw fileError([{ file, message: `It cannot be read: ${cause.message}.` }], cause);
  });
  if (problems.length > 0) throw fileError(problems.map((problem) => faultOf(redocly, file, problem)));
  return bundle.parsed as OpenApiDocument; // checkVersion has looked
}

/** What else is wrong with a document that nothing can be served by: what stands where something else is expected. */
export async function structuralFaults(file: string): Promise<FileFault[]> {
  const redocly = await import('@redocly/openapi-core');
  const config = await redocly.createConfig({ rules: { struct: 'error' } });
  const problems = await redocly.lint({ ref: file, config });
  return problems.map((problem) => faultOf(redocly, file, problem));
}

async function read(redocly: Redocly, file: string, resolver: InstanceType<Redocly['BaseResolver']>) {
  // What cannot be parsed is thrown, what cannot be read is given back.
  const found = await resolver.resolveDocument(null, file, true).catch((error: Error) => error);
  if (!(found instanceof Error)) return found;
  const line = found instanceof redocly.YamlParseError ? found.line : undefined;
  throw fileError([{ file, line, message: inWords(found.message) }], found);
}

function checkVersion(file: string, text: string, parsed: unknown): void {
  const { openapi, swagger } = asMap(parsed);
  if (isObject(parsed) && /^3\.[01](\.|$)/.test(String(openapi))) return;
  const version = openapi === undefined ? swagger : openapi;
  const found =
    version === undefined
      ? 'has no `openapi` that says its version'
      : `is of ${openapi ? 'OpenAPI' : 'Swagger'} ${version}`;
  const line = text.split('\n').findIndex((line) => /^\W*(openapi|swagger)\b/.test(line)) + 1 || 1;
  throw fileError([{ file, line, message: `This ${found}; expected a document of OpenAPI 3.0 or 3.1.` }]);
}

function faultOf(redocly: Redocly, file: string, { location: [place], message }: Problem): FileFault {
  if (!place) return { file, message };
  const { source, start } = redocly.getLineColLocation(place);
  return { file: source.absoluteRef, line: start.line, message: inWords(message) };
}

/** Redocly names the place once more, and a file that is missing as the system does. */
function inWords(message: string): string {
  const text = message.replace(/ in "[^"]*" \(\d+:\d+\)$/, '');
  const [, missing] = /ENOENT: no such file or directory '([^']*)'/.exec(text) ?? [];
  if (missing) return `There is no file ${shown(missing)}.`;
  return text === "Can't resolve $ref" ? 'There is nothing where this $ref leads to.' : text;
}
