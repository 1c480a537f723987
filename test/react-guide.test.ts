import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programs } from '@clientele/examples/programs';
import { expect, it } from 'vitest';
import { compileAndRunGuide, root } from './snippets.ts';

// The hooks of docs/react.md as a page uses them, effects included, in a renderer that needs no DOM.
const page = (hook: string) => `
import { QueryClientProvider, QueryClient as Queries } from '@tanstack/react-query';
import { createElement, useEffect } from 'react';
import { create } from 'react-test-renderer';

const shown = Promise.withResolvers<string>();
function Page() {
  const { rename, id, refused } = ${hook};
  useEffect(() => {
    if (id !== undefined || refused !== undefined) shown.resolve(\`\${id} \${refused}\`);
    else Promise.resolve(rename('Example App V2')).catch(() => {});
  });
  return null;
}
create(createElement(QueryClientProvider, { client: new Queries() }, createElement(Page)));
console.log(await shown.promise);
process.exit();`;

it('the hooks of docs/react.md show what came', async () => {
  const guide = programs(await readFile(join(root, 'docs/react.md'), 'utf8'));
  const hooks = ['useRename()', "useRename('example-client')"];
  const printed = await compileAndRunGuide(guide.map((code, index) => code + page(`${hooks[index]}`)));
  expect(printed.map((text) => text.trim().split('\n').at(-1))).toEqual([
    '123-api-buddy-client undefined',
    'undefined 400',
  ]);
});
