import { isObject, toPointer } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import {
  type BaseResolver,
  type Config,
  detectSpec,
  type LocationObject,
  type NormalizedProblem,
  Source,
  YamlParseError,
} from '@redocly/openapi-core';
import { alike } from '../rules/support/alike.ts';
import { filesAlike, missing, written } from './causes/files.ts';
import type { Edit } from './mend.ts';

export interface RootProblem {
  readonly problem: NormalizedProblem;
  /** With this it could be looked at all the same. */
  readonly mend?: Edit;
}

/** Why Redocly would not begin with a contract. */
export async function rootProblem(
  config: Config,
  { name, source: file }: Registered,
  files: BaseResolver,
): Promise<RootProblem | undefined> {
  const document = await files.resolveDocument(null, file, true).catch((error: Error) => error);
  if (document instanceof YamlParseError) {
    const { source, line, col, message } = document;
    return told('no-unresolved-refs', message, { source, pointer: undefined, start: { line, col } });
  }
  if (document instanceof Error) return noRoot(config, name, file);
  const { source, parsed } = document;
  if (!isObject(parsed)) {
    const what = parsed === undefined || parsed === null ? 'is empty' : 'is no mapping';
    return told('syntax', `The document ${what}; expected one that begins with \`openapi: 3.1.0\`.`, {
      source,
      pointer: undefined,
      start: { line: 1, col: 1 },
    });
  }
  try {
    detectSpec(parsed);
    return undefined;
  } catch (error) {
    return noVersion(source, parsed, String(error instanceof Error ? error.message : error));
  }
}

/** It stands in the register. */
function noRoot({ document }: Config, name: string, file: string): RootProblem {
  const source = document?.source ?? new Source(file, '');
  const lost = missing(file);
  const what = lost === file ? 'file' : 'folder';
  return told(
    'register',
    `There is no ${what} \`${written(source.absoluteRef, lost)}\`. Restore it, or change the register.`,
    { source, pointer: `#${toPointer(['apis', name, 'root'])}` },
    filesAlike(file, file).map((other) => written(source.absoluteRef, other)),
  );
}

function noVersion(source: Source, parsed: Record<string, unknown>, message: string): RootProblem {
  const place = (name: string) => ({ file: source.absoluteRef, names: [name] });
  if ('openapi' in parsed) {
    const problem = told('version', `${message}. Write \`openapi: 3.1.0\`.`, {
      source,
      pointer: '#/openapi',
    });
    return { ...problem, mend: { place: place('openapi'), change: { value: '3.1.0' } } };
  }
  const [meant] = Object.keys(parsed).filter((key) => alike(key, ['openapi']).length > 0);
  if (meant === undefined) {
    return told('struct', 'The field `openapi` must be present on this level.', {
      source,
      pointer: '#/',
      reportOnKey: true,
    });
  }
  const problem = told(
    'struct',
    `Property \`${meant}\` is not expected here.`,
    { source, pointer: `#${toPointer([meant])}`, reportOnKey: true },
    ['openapi'],
  );
  return { ...problem, mend: { place: place(meant), change: { name: 'openapi' } } };
}

function told(
  ruleId: string,
  message: string,
  location: LocationObject,
  suggest: string[] = [],
): RootProblem {
  return {
    problem: { ruleId, message, severity: 'error', location: [{ reportOnKey: false, ...location }], suggest },
  };
}
