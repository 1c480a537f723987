import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRooms } from '../rooms.ts';
import { root } from '../turbo.ts';

const scriptsOf = (folder: string): [string, string][] =>
  Object.entries(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).scripts ?? {});
const scripts = ['.', ...(await readRooms())].flatMap((folder) =>
  scriptsOf(folder).map(([name, script]) => [`${folder}: ${name}`, script] as const),
);

it.each(scripts)('%s runs in every shell', (_name, script) => {
  // Windows has no variables before a command, no single quotes, and none of the rest.
  expect(script).not.toMatch(/^\w+=|&&\s*\w+=|['`;|<>$*]/);
  const [program] = script.split(' ');
  if (program === 'exec') expect(existsSync(join(root, 'exec.cmd'))).toBe(true);
  // What serves takes the shell's place, or signals to npm would not reach it.
  else expect(script).not.toMatch(/-- (?:apps|scripts\/start)\//);
});
