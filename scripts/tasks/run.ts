import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { turbo } from './turbo.ts';

// `run.ts lint style` runs tasks. `run.ts generate -- program.ts --option` runs tasks, of which one hears
// only when they fail, and then is that program: its signals, streams and exit code are its own.
const given = process.argv.slice(2);
const end = given.includes('--') ? given.indexOf('--') : given.length;
const tasks = given.slice(0, end);
const [program, ...options] = given.slice(end + 1);

if (program === undefined) {
  process.exitCode = await turbo(tasks);
} else if (await turbo([...tasks, '--output-logs=errors-only'], ['ignore', 2, 2])) {
  process.exitCode = 2;
} else {
  const file = resolve(program);
  process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...options);
  await import(pathToFileURL(file).href);
}
