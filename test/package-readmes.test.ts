import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { registeredContract } from '@clientele/contract-testing';
import { fences } from '@clientele/examples/fences';
import { programs, promised } from '@clientele/examples/programs';
import { readRegister } from '@clientele/openapi/register';
import { readmes } from '@clientele/readme/readmes';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Compiled, compileSnippets, type Snippet } from './snippets.ts';

const generated = await readmes();
const register = await readRegister(resolve(import.meta.dirname, '..'));
const house = register.filter(({ level }) => level === 'house').map(({ name }) => name);

/** What comes, and what a log may show of it: a README's own program must not show more. */
const printOutcome =
  "\nconsole.log(JSON.stringify('body' in outcome && outcome.body));\nconsole.log(JSON.stringify(outcome));\n";

// The values of an imported contract need not fit its types.
const ofHouse = generated.filter(({ name }) => house.includes(name));
const snippets = new Map(ofHouse.map(({ name, text }) => [name, snippetsOf(name, text)]));
let compiled: Compiled;
beforeAll(async () => {
  compiled = await compileSnippets([...snippets.values()].flat());
});
afterAll(() => compiled[Symbol.asyncDispose]());

describe.each(generated.map((readme) => [readme.name, readme] as const))(
  'README of %s',
  (name, { file, text }) => {
    const own = snippets.get(name);

    it('is what the contract gives; else run `pnpm readmes`', async () => {
      expect(await readFile(file, 'utf8')).toBe(text);
    });

    it.runIf(own)('has examples and scenarios that compile, run and come to what they say', async () => {
      const { operations } = await registeredContract(name);
      const [first] = operations;
      const answers = operations.flatMap(({ scenarios }) => scenarios);
      const scenarios = readScenarios(text);
      const printed = await Promise.all((own ?? []).map((snippet) => compiled.run(snippet)));
      const [mocked = '', sdk = '', fetch = '', ...rest] = printed;
      expect([mocked.trim()]).toEqual(promised(programs(text).at(-1) ?? ''));
      const success = first?.scenarios.find(({ status }) => status < 300)?.body;
      for (const printed of [sdk, fetch]) {
        const [shown = '', body = '', log = '', ...others] = printed.trim().split('\n');
        expect(JSON.parse(body)).toEqual(success);
        expect(log).toContain(JSON.stringify(shown));
        expect(others).toEqual([]);
      }
      expect(rest.flatMap((printed) => JSON.parse(printed))).toEqual(
        scenarios.flatMap(({ examples }) =>
          examples.map(({ scenario, status, answer }) => {
            const { body } = answers.find((one) => one.name === scenario && one.status === status) ?? {};
            if (answer) expect(JSON.parse(answer)).toEqual(body);
            return { scenario, status, body };
          }),
        ),
      );
      expect(scenarios.flatMap(({ examples }) => examples).length).toBe(
        answers.filter(({ ownRequest }) => ownRequest).length,
      );
    });

    it.runIf(own)('has no block that is not tested', () => {
      const examples = readScenarios(text).flatMap((group) => group.examples);
      const tested = examples.flatMap(({ request, answer }) => [request, ...(answer ? [answer] : [])]);
      const json = fences(text).filter(({ language }) => language === 'json');
      expect(json.map(({ code }) => code.trim())).toEqual(tested);
      expect(programs(text)).toHaveLength(3);
    });

    it('names the base URL that the clients have', async () => {
      const generated = await readFile(join(file, '../generated/index.gen.ts'), 'utf8');
      const [, url] = generated.match(/Default base URL: (\S+?)(?: of the page; .+)?\. \*\/$/m) ?? [];
      if (url === undefined) {
        expect(generated).toContain('the contract names no server');
        expect(text).not.toContain(', the default |');
      } else expect(text).toContain(`| \`${url}\`, the default |`);
    });
  },
);

/** The programs of a README, that with MSW first, and its scenarios: everything that a compiler reads. */
function snippetsOf(name: string, text: string): Snippet[] {
  const mock = inject('mocks')[name] ?? '';
  const onMock = (code: string) =>
    code.replace('createClient({', `createClient({ baseUrl: ${JSON.stringify(mock)},`);
  const clients = programs(text);
  const msw = clients.pop() ?? '';
  return [
    msw,
    ...clients.map((code) => onMock(code) + printOutcome),
    ...readScenarios(text).map((group) => onMock(scenarioProgram(name, group))),
  ].map((code) => ({ code }));
}

interface Group {
  readonly fn: string;
  readonly path: string;
  readonly examples: readonly {
    readonly scenario: string;
    readonly status: number;
    readonly request: string;
    readonly answer: string | undefined;
  }[];
}

/** The scenarios as a reader sees them, by function. */
function readScenarios(text: string): Group[] {
  return text
    .split(/^### `/m)
    .slice(1)
    .map((section) => {
      const examples = section.matchAll(
        /<summary><code>(\w+)<\/code> → (\d+)[\s\S]*?```json\n([\s\S]*?)\n```(?:\n\nAnswer:\n\n```json\n([\s\S]*?)\n```)?/g,
      );
      return {
        fn: section.slice(0, section.indexOf('`')),
        path: text.match(/^ {2}path: (.*),$/m)?.[1] ?? '{}',
        examples: [...examples].map(([, scenario = '', status = '', request = '', answer]) => ({
          scenario,
          status: Number(status),
          request,
          answer,
        })),
      };
    });
}

/** Sends every request as it stands in the README, so that its type is checked too. */
function scenarioProgram(name: string, { fn, path, examples }: Group): string {
  const calls = examples.map(
    ({ scenario, status, request }) => `
{
  const headers = { Prefer: 'code=${status}, example=${scenario}' };
  const outcome = await ${fn}({ client, path: ${path}, headers, body: checked(${request}) });
  if (outcome.kind !== 'success' && outcome.kind !== 'error') throw outcome;
  all.push({ scenario: '${scenario}', status: outcome.status, body: outcome.body });
}`,
  );
  return `import { createClient, ${fn} } from '@clientele/${name}';

const client = createClient({ token: 'example-token' });
const all: unknown[] = [];
type Body = Parameters<typeof ${fn}>[0]['body'];
// Members beyond the type pass: some scenarios are about them.
type Loose = Body extends readonly unknown[] ? Body : Body & Record<string, unknown>;
const checked = <Sent extends Loose>(body: Sent): Body => body;
${calls.join('\n')}
console.log(JSON.stringify(all));
`;
}
