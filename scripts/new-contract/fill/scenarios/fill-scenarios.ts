import { isMap, Pair, Scalar, YAMLMap } from 'yaml';
import { pairOf } from '../../source/nodes.ts';
import type { Tree } from '../../tree.ts';
import { mapAt } from '../edit.ts';
import type { Found, Values } from '../places.ts';
import { assignNames } from './assign.ts';
import { type Entry, exchangesOf, type Message } from './messages.ts';

/**
 * Gives every example of a request body or a response a name as a scenario has it. A request and its
 * answer have the same name where there is one of each; answers of different statuses never have.
 */
export function fillScenarios(tree: Tree, values: Values, objects: readonly Found[]): void {
  const exchanges = exchangesOf(values, objects);
  assignNames(exchanges);
  const messages = exchanges.flatMap(({ request, answers }) => [
    ...(request ? [request] : []),
    ...answers.map(({ message }) => message),
  ]);
  for (const message of new Set(messages)) {
    // Each is found before the first is renamed: the new name of one may be the old one of another.
    const found = message.entries.map((entry) => ({ ...entry, ...find(tree, message, entry) }));
    for (const entry of found) write(entry);
  }
}

function find(tree: Tree, { file, names }: Message, { mediaType, given }: Entry) {
  const media = mapAt(tree, { file, names: [...names, 'content', mediaType] });
  const examples = media && pairOf(media, 'examples')?.value;
  const named = given !== undefined && isMap(examples) ? pairOf(examples, given) : undefined;
  return { media, examples, named };
}

function write({ given, name, media, examples, named }: Entry & ReturnType<typeof find>): void {
  if (!media || given === name) return;
  if (named) named.key = keyLike(named.key, name);
  if (given !== undefined) return;
  const single = pairOf(media, 'example');
  if (!single) return;
  const example = new YAMLMap(media.schema);
  example.items.push(new Pair(new Scalar('value'), single.value));
  const pair = new Pair(new Scalar(name), example);
  if (isMap(examples)) {
    examples.items.push(pair);
    media.items.splice(media.items.indexOf(single), 1);
  } else {
    const map = new YAMLMap(media.schema);
    map.items.push(pair);
    single.key = keyLike(single.key, 'examples');
    single.value = map;
  }
}

/** Another key in the place of one, with its comments. */
function keyLike(key: unknown, name: string): Scalar {
  const scalar = new Scalar(name);
  if (key instanceof Scalar)
    Object.assign(scalar, {
      commentBefore: key.commentBefore,
      comment: key.comment,
      spaceBefore: key.spaceBefore,
    });
  return scalar;
}
