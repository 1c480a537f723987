import { basename } from 'node:path/posix';
import { asMap, isObject, madeOperationId, toPointer } from '@clientele/openapi';
import { type Found, follow, type Place, type Values } from '../places.ts';
import { freeName, isGeneric, pascalCase } from './names.ts';

/** An example of a message. */
export interface Entry {
  readonly mediaType: string;
  /** Its key in `examples`; absent for what is the `example`. */
  readonly given?: string;
  /** It has no name, or the only one of its media type has none that says anything. */
  readonly open: boolean;
  name: string;
}

/** A request body or a response, and its examples. */
export interface Message extends Place {
  /** The name of the component, which several operations may refer to. */
  readonly component?: string;
  readonly hasContent: boolean;
  readonly entries: readonly Entry[];
}

export interface Exchange {
  /** What the operation is called, as a scenario. */
  readonly name: string;
  readonly request?: Message;
  readonly answers: readonly { readonly status: string; readonly message: Message }[];
}

/** The messages of every operation; one that is a component is the same object in all of them. */
export function exchangesOf(values: Values, objects: readonly Found[]): Exchange[] {
  const components = new Map<string, Message>();
  const read = (place: Place): Message => {
    const { node, at } = follow(values, place);
    if (at === place) return messageOf(node, at);
    const id = at.file + toPointer(at.names);
    const component = pascalCase(at.names.at(-1) ?? basename(at.file).replace(/\.ya?ml$/, ''));
    const message = components.get(id) ?? { ...messageOf(node, at), component };
    components.set(id, message);
    return message;
  };
  return objects
    .filter(({ kind }) => kind === 'operation')
    .map(({ node, path, file, names }) => {
      const { operationId, requestBody, responses } = node;
      const id = typeof operationId === 'string' ? operationId : madeOperationId(names.at(-1) ?? '', path);
      const answers = Object.keys(asMap(responses)).filter((status) => !status.startsWith('x-'));
      return {
        name: pascalCase(id),
        ...(requestBody ? { request: read({ file, names: [...names, 'requestBody'] }) } : {}),
        answers: answers.map((status) => ({
          status,
          message: read({ file, names: [...names, 'responses', status] }),
        })),
      };
    });
}

function messageOf(node: unknown, place: Place): Message {
  const content = Object.entries(asMap(asMap(node)['content']));
  const entries = content.flatMap(([mediaType, media]) => entriesOf(mediaType, asMap(media)));
  return { ...place, hasContent: content.length > 0, entries };
}

function entriesOf(mediaType: string, { example, examples }: Record<string, unknown>): Entry[] {
  const taken = new Set<string>();
  const keys = Object.keys(asMap(examples));
  const named = keys.map((given) => {
    const name = freeName(pascalCase(given) || 'Example', taken);
    taken.add(name);
    return { mediaType, given, open: keys.length === 1 && example === undefined && isGeneric(given), name };
  });
  // What is no map has no place for a name.
  const hasPlace = examples === undefined || isObject(examples);
  if (example === undefined || !hasPlace) return named;
  return [...named, { mediaType, open: true, name: freeName('Example', taken) }];
}
