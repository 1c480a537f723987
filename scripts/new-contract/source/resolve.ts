import { fragmentNames } from '@clientele/openapi';
import { type Node, visit } from 'yaml';
import { childOf, textIn } from './nodes.ts';
import type { Source, SourceFile } from './source.ts';

/** Where a reference leads: a node, in the file that it stands in, along names without references between. */
export interface Target {
  readonly node: Node;
  readonly file: SourceFile;
  readonly names: readonly string[];
}

/** Where a reference leads that stands in a file, opened if need be; undefined where that is nowhere. */
export async function resolveReference(
  source: Source,
  file: SourceFile,
  $ref: string,
  passed: readonly unknown[] = [],
): Promise<Target | undefined> {
  const [path = '', ...rest] = $ref.split('#');
  const fragment = rest.join('#');
  const url = URL.parse(path, file.url);
  if (!url) return undefined;
  const opened = path === '' ? file : await source.open(url, file);
  if (!opened) return undefined;
  for (const names of readings(fragment)) {
    const target = await along(source, opened, names, passed);
    if (target) return target;
  }
  return anchored(opened, fragment);
}

/** As RFC 6901 reads a fragment, then as those do who have `%2F` for a slash in a name. */
function readings(fragment: string): (readonly string[])[] {
  const slashes = fragment.includes('%2F') ? [fragment.replaceAll('%2F', '~1')] : [];
  return [fragment, ...slashes].flatMap((one) => {
    const names = fragmentNames(one);
    return names ? [names] : [];
  });
}

async function along(
  source: Source,
  opened: SourceFile,
  given: readonly string[],
  passed: readonly unknown[],
): Promise<Target | undefined> {
  let file = opened;
  let node: unknown = file.document.contents;
  let names: readonly string[] = [];
  for (const name of given) {
    while (childOf(node, name) === undefined) {
      const $ref = textIn(node, '$ref');
      if ($ref === undefined || passed.includes(node)) return undefined;
      const target = await resolveReference(source, file, $ref, [...passed, node]);
      if (!target) return undefined;
      ({ node, file, names } = target);
    }
    node = childOf(node, name);
    names = [...names, name];
  }
  return node ? { node: node as Node, file, names } : undefined;
}

/** A schema that has the fragment as its `$anchor` (JSON Schema 2020-12, section 8.2.2). */
function anchored(file: SourceFile, fragment: string): Target | undefined {
  if (!/^[A-Za-z_][\w.:-]*$/.test(fragment)) return undefined;
  let found: Target | undefined;
  visit(file.document, {
    Map(_key, node) {
      if (textIn(node, '$anchor') !== fragment) return undefined;
      found = { node, file, names: ['#', fragment] };
      return visit.BREAK;
    },
  });
  return found;
}
