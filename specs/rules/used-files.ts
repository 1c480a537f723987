import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Oas3Rule, Source } from '@redocly/openapi-core';

/** A file that no reference leads to is seen by no rule, and a scenario in it is served by nothing. */
export const usedFiles: Oas3Rule = () => {
  const used = new Set<string>();
  return {
    ref({ $ref }, { location }, target) {
      const file = target.location?.source.absoluteRef;
      if (file) used.add(file);
      // What has words of its own beside a reference is passed on the way.
      used.add(resolve(dirname(location.source.absoluteRef), $ref.split('#')[0] ?? ''));
    },
    Root: {
      leave(_root, { location, report }) {
        const folder = dirname(location.source.absoluteRef);
        for (const file of yamlFiles(folder).filter((name) => !used.has(name))) {
          const name = relative(folder, file);
          const source = new Source(file, readFileSync(file, 'utf8'));
          report({
            message: `\`${name}\` is referenced by nothing. ${advice(name)}`,
            location: { source, pointer: '#/', reportOnKey: false },
          });
        }
      },
    },
  };
};

function advice(name: string): string {
  const isRequest = /\.request\.ya?ml$/.test(name);
  return isRequest ? 'Reference it, as `pnpm scenario` does, or delete it.' : 'Reference it or delete it.';
}

function yamlFiles(folder: string): string[] {
  return ['components', 'paths', 'webhooks'].flatMap((part) => {
    try {
      const names = readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' });
      return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => join(folder, part, name));
    } catch {
      // A document of one file has no such folders.
      return [];
    }
  });
}
