import { sampleCalls } from '@clientele/consumer-testing/calls';
import { installPackages, pinned } from '@clientele/consumer-testing/install';
import { measure } from '@clientele/consumer-testing/measure';
import { turbo } from '@clientele/tasks/turbo';
import { timeCalls } from './call-time.ts';
import { contenders, findYardstick } from './contenders.ts';
import { dependencies, generateRivals } from './rivals.ts';
import { typeCheck } from './type-check.ts';

if ((await turbo(['pack', '--output-logs=errors-only'], ['ignore', 2, 2])) !== 0) process.exit(2);

const [call, own] = await findYardstick(await sampleCalls());
await using consumer = await installPackages([
  await pinned('openapi-fetch'),
  own.dependency,
  ...dependencies,
]);
const { folder } = consumer;
await generateRivals(folder, call);
const all = await contenders(folder, call, own);

const sizes = [];
for (const [index, { name, source }] of all.entries()) {
  sizes.push({ name, ...(await measure(folder, `bench-${index}`, source)) });
}
const plainSize = sizes.find(({ name }) => name.startsWith('openapi-fetch'))?.bytes ?? Number.NaN;
console.log('One update call in a browser bundle, minified and gzipped:');
console.table(sizes.map(({ name, bytes }) => ({ name, bytes, 'of openapi-fetch': ratio(bytes, plainSize) })));

const times = await timeCalls(folder, all, call);
const plainTime = times.find(({ name }) => name.startsWith('openapi-fetch'))?.microseconds ?? Number.NaN;
console.log('The same call against a server on this machine, median:');
console.table(times.map((row) => ({ ...row, 'of openapi-fetch': ratio(row.microseconds, plainTime) })));

for (const version of ['6.0', '7.0']) {
  const empty = await typeCheck(folder, 'export {};', version);
  const rows = [{ name: 'an empty module', ...empty }];
  for (const { name, types } of all) {
    if (types) rows.push({ name, ...(await typeCheck(folder, types, version)) });
  }
  const plain = rows.find(({ name }) => name.startsWith('openapi-fetch'));
  console.log(`Type-check of the same call, TypeScript ${version}, median of 3:`);
  console.table(
    rows.map((row) => ({
      ...row,
      'instantiations of openapi-fetch': ratio(row.instantiations, plain?.instantiations ?? Number.NaN),
      'time of openapi-fetch': ratio(row.seconds, plain?.seconds ?? Number.NaN),
    })),
  );
}

function ratio(value: number, base: number): string {
  return `${(value / base).toFixed(2)}x`;
}
