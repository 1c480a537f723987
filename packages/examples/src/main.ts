import { useMocks } from './mocks.ts';
import { readPrograms } from './pages.ts';
import { run } from './run.ts';

try {
  const { file, programs } = await readPrograms(process.argv[2]);
  await using mocks = await useMocks();
  for (const { code, line } of programs) {
    console.log(`${file}:${line}`);
    await run(mocks.at(code));
    console.log();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
