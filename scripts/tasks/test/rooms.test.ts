import { glob } from 'node:fs/promises';
import { sep } from 'node:path';
import { expect, it } from 'vitest';
import { readRooms } from '../rooms.ts';
import { root } from '../turbo.ts';

const rooms = await readRooms();
const ignored = (name: string) => /^(?:node_modules|generated|dist|packed|coverage|\.\w+)$/.test(name);

it('every test is of a room, whose package has a script `unit`', async () => {
  const files = await Array.fromAsync(glob('**/*.test.ts', { cwd: root, exclude: ignored }));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !rooms.some((room) => file.startsWith(room + sep)))).toEqual([]);
});

it('every room has tests', async () => {
  for (const room of rooms) {
    const files = await Array.fromAsync(glob(`${room}/**/*.test.ts`, { cwd: root, exclude: ignored }));
    expect(files, room).not.toEqual([]);
  }
});
