import { dirname, join, relative } from 'node:path';
import type { Registered } from '@clientele/openapi/register';
import type { Files } from './files.ts';
import { Refusal } from './order.ts';

/** The file of a scenario's request or response. */
export function exampleFileOf({ source }: Registered, name: string, kind: 'request' | 'response'): string {
  return join(dirname(source), 'components/examples', `${name}.${kind}.yaml`);
}

/** What a request file says. */
export interface Request {
  readonly summary: string;
  readonly value: unknown;
}

/** @throws {@link Refusal} when it lacks a summary or a value */
export function readRequest(root: string, files: Files, file: string): Request {
  const { summary, value } = files.read(file).toJS() ?? {};
  if (typeof summary === 'string' && value !== undefined) return { summary, value };
  const name = relative(root, file);
  throw new Refusal(`${name} needs a \`summary\`, which says what happens, and a \`value\`, the body.`);
}
