import { dirname, relative, sep } from 'node:path';
import { defaultMediaType, type Operation } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { isMap, type YAMLMap } from 'yaml';
import type { Files, Spot } from './files.ts';
import { Refusal } from './order.ts';

/** A scenario that is written: its files, and the status of the answer. */
interface Written {
  readonly scenario: string;
  readonly status: number;
  readonly request: string;
  readonly response: string;
}

/**
 * Refers to the files of a scenario where the operation has the request's examples and those of the
 * response, and nowhere else.
 *
 * @throws {@link Refusal} when the operation has no such response
 */
export function referToBoth(
  files: Files,
  { source }: Registered,
  operation: Operation,
  { scenario, status, request, response }: Written,
): void {
  const { path, method, body, responses } = operation;
  const mediaAt = (names: readonly string[], content: object | undefined) =>
    files.at(source, [
      'paths',
      path,
      method.toLowerCase(),
      ...names,
      'content',
      defaultMediaType(content) ?? '',
    ]);
  refer(files, mediaAt(['requestBody'], body?.content), scenario, request);
  if (!responses[status]?.content) {
    throw new Refusal(
      `The semantics answer ${status}, and ${operation.id} documents ${Object.keys(responses).join(', ')}. ` +
        'Document the response first.',
    );
  }
  for (const [key, { content }] of Object.entries(responses)) {
    const media = mediaAt(['responses', key], content);
    if (key === String(status)) refer(files, media, scenario, response);
    else unrefer(files, media, scenario);
  }
}

function refer(files: Files, { file, node }: Spot, scenario: string, example: string): void {
  const examples = examplesIn(node);
  if (examples?.has(scenario)) return;
  const reference = { $ref: relative(dirname(file), example).replaceAll(sep, '/') };
  files.change(file, (document) => {
    if (examples) examples.set(scenario, document.createNode(reference));
    else if (isMap(node)) node.set('examples', document.createNode({ [scenario]: reference }));
  });
}

function unrefer(files: Files, { file, node }: Spot, scenario: string): void {
  const examples = examplesIn(node);
  if (examples?.has(scenario)) files.change(file, () => examples.delete(scenario));
}

function examplesIn(node: unknown): YAMLMap | undefined {
  const examples = isMap(node) ? node.get('examples') : undefined;
  return isMap(examples) ? examples : undefined;
}
