import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The installation that all test files share, and a folder in it that is one file's own. */
export interface Room {
  readonly folder: string;
  readonly room: string;
}

/** @throws when the packages could not be installed, with the reason. */
export async function consumerRoom(name: string): Promise<Room> {
  const consumer = inject('consumer');
  if ('failure' in consumer) throw new Error(consumer.failure);
  const room = join(consumer.folder, name);
  await mkdir(room);
  return { folder: consumer.folder, room };
}
