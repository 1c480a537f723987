import { isObject } from '@clientele/openapi';
import type { Oas3Rule, UserContext } from '@redocly/openapi-core';
import { extensions } from './extensions/index.ts';
import { alike } from './support/alike.ts';

/** An extension may have any name, so that a misspelt one of ours is ignored by everything else. */
export const extensionName: Oas3Rule = () => ({
  any(node: unknown, { type, location, report }: UserContext) {
    if (type.extensionsPrefix === undefined || !isObject(node)) return;
    const here: string[] = extensions.flatMap(({ key, on }) =>
      on?.includes(type.name) === false ? [] : key,
    );
    for (const key of Object.keys(node)) {
      if (!key.startsWith('x-') || here.includes(key)) continue;
      const [meant] = alike(
        key.slice(2),
        here.map((name) => name.slice(2)),
      );
      if (meant === undefined || `x-${meant}` in node) continue;
      report({
        message: `\`${key}\` means nothing. Write \`x-${meant}\`; give what is something else another name.`,
        suggest: [`x-${meant}`],
        location: location.child(key).key(),
      });
    }
  },
});
