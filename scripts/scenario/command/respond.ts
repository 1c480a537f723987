import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parsePointer } from '@clientele/openapi';
import { differences } from '@clientele/openapi/differences';
import { Sources } from '@clientele/openapi/sources';
import { Document } from 'yaml';
import { faultOf } from '../fault-of.ts';
import { scenarioFaultLines } from '../lines.ts';
import type { Answer } from '../understand.ts';
import type { Files } from './files.ts';
import { type Order, Refusal } from './order.ts';

/** A response that is to be written, and the status under which it is documented, if it is. */
export interface Response {
  readonly file: string;
  readonly summary: string;
  readonly answer: Answer;
  readonly documented: number | undefined;
}

/**
 * Makes the file of a response, or changes what differs in it.
 *
 * @throws {@link Refusal} when it differs and nobody asked for that, or it is not the answer to a request
 */
export function respond(
  root: string,
  files: Files,
  order: Order,
  { file, summary, answer, documented }: Response,
): void {
  const { body } = answer;
  if (!existsSync(file)) {
    files.put(file, new Document({ summary, value: body }));
    return;
  }
  const { value, 'x-cause': cause } = files.read(file).toJS() ?? {};
  if (cause !== undefined) {
    const request = `${order.scenario}.request.yaml`;
    throw new Refusal(
      `${relative(root, file)} says in \`x-cause\` what leads to it. Delete that, or ${request}.`,
    );
  }
  const { scenario, contract, update } = order;
  const status = documented ?? answer.status;
  const sources = new Sources(file);
  const fault = faultOf({ scenario, status, body: value, sources, pointer: '/value' }, answer);
  if (fault && !update) throw new Refusal(scenarioFaultLines(root, contract, fault).join('\n'));
  if (fault) files.change(file, (example) => setValue(example, value, body));
}

/** Gives an example another value: members that stay keep their comments. */
function setValue(example: Document, before: unknown, after: unknown): void {
  const path = (pointer: string) => ['value', ...parsePointer(pointer)];
  const found = differences(before, after);
  for (const { pointer, actual } of found) if (actual !== undefined) example.setIn(path(pointer), actual);
  // Items move up when one before them goes.
  for (const { pointer, actual } of found.toReversed()) {
    if (actual === undefined) example.deleteIn(path(pointer));
  }
  // An alias is changed in all its places.
  if (!isDeepStrictEqual(example.toJS().value, after)) example.set('value', example.createNode(after));
}
