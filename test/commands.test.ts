import { describe, expect, it } from 'vitest';
import { commands, faultOf } from './commands.ts';

const known = { scripts: ['start', 'test', 'lint'], packages: ['@clientele/kit'] };
const shell = (...lines: string[]) => ['```sh', ...lines, '```', ''].join('\n');

it('finds commands in shell blocks, in spans and in indented lines', () => {
  const page = `${shell('# first', 'npm start  # serves', 'curl -X PUT \\', '  http://localhost')}
Then \`pnpm lint\`, or \`PORT=1 npm test\`; \`pnpm\` and \`pnpm-lock.yaml\` are none.

    npm install @clientele/kit   # once
    or prose
`;
  expect(commands(page)).toEqual([
    { text: 'npm start', block: true },
    { text: 'curl -X PUT   http://localhost', block: true },
    { text: 'pnpm lint', block: false },
    { text: 'PORT=1 npm test', block: false },
    { text: 'npm install @clientele/kit', block: false },
  ]);
});

describe('passes', () => {
  it.each([
    'npm start',
    'npm test',
    'npm run lint',
    'pnpm lint',
    'pnpm run lint',
    'pnpm test packages/kit',
    'CI=1 pnpm test',
    'pnpm install',
    'pnpm exec turbo run unit',
    'npm install @clientele/kit',
    'npm i @clientele/kit fastify',
    'curl http://localhost:4010/',
  ])('%s', (text) => expect(faultOf({ text, block: true }, known)).toBeUndefined());
});

describe('refuses', () => {
  it.each([
    ['npm build', 'package.json has no script "build"'],
    ['pnpm start-mocks', 'package.json has no script "start-mocks"'],
    ['PORT=5010 npm begin', 'package.json has no script "begin"'],
    ['pnpm --silent', 'package.json has no script "--silent"'],
    ['npm lint', 'npm needs `npm run lint`'],
    ['npm install @clientele/kitt', 'the repository publishes no package "@clientele/kitt"'],
    ['make', 'no test knows this program'],
  ])('%s: %s', (text, fault) => expect(faultOf({ text, block: true }, known)).toBe(fault));
});
