import type { Contract } from '@clientele/contract-testing';
import { asMap, functionName, type Server, servers, serverUrl } from '@clientele/openapi';
import { paragraphs, table } from './markdown.ts';
import { describeOperations, isLong } from './operation.ts';
import { fetchUsage, isNamed, mswUsage, sdkUsage } from './usage.ts';

/** What a README is made of. */
export interface Sources {
  readonly contract: Contract;
  /** The package's own description. */
  readonly description: string;
  /** The contract's README, which has the table of decisions. */
  readonly notes: string;
}

/** The README of a contract's package. */
export function renderReadme({ contract, description, notes }: Sources): string {
  const { name, document, operations } = contract;
  const first = operations.find(({ scenarios }) => scenarios.some(({ status }) => status < 300));
  const exemplified = operations.find(({ scenarios }) => scenarios.some(isNamed));
  const { description: about = '' } = asMap(asMap(document)['info']);
  const scope = `@clientele/${name}`;
  const repository = 'https://github.com/clientele/clientele/tree/main';
  const guides = [
    ['quick start', 'quick-start'],
    ['errors and logging', 'errors'],
    ['timeouts and retries', 'retries'],
    ['testing', 'testing'],
  ].map(([title, page]) => `[${title}](${repository}/docs/${page}.md)`);
  const functions = isLong(operations)
    ? 'a function for each operation'
    : operations.map(({ id }) => `\`${functionName(id)}\``).join(', ');
  return `${paragraphs(
    '<!-- Generated from the contract by `pnpm readmes`; a change here is lost. -->',
    `# ${scope}`,
    description,
    `\`\`\`sh\nnpm install ${scope}\n\`\`\``,
    ...(first
      ? [
          sdkUsage(contract, first),
          'The same by method and path, and with an exception for whatever is no success:',
          fetchUsage(contract, first),
        ]
      : []),
    table(
      ['import', 'gives'],
      [
        [`\`${scope}\``, `\`createClient\`, ${functions}, and the contract's types`],
        [`\`${scope}/fetch\``, '`createClient` for the same by method and path: openapi-fetch with outcomes'],
        [`\`${scope}/schemas\``, 'runtime schemas (valibot) of the request and of every status'],
        [
          `\`${scope}/scenarios\``,
          'the scenarios of the contract as typed constants: request, status, headers, body',
        ],
        [
          `\`${scope}/msw\``,
          '[MSW](https://mswjs.io) handlers that answer with a scenario, so that tests need no server; needs `msw`',
        ],
        [
          `\`${scope}/server\``,
          'the Fastify stub: routing, validation and refusals as the contract says; needs `fastify` and `@clientele/server-kit`',
        ],
        [`\`${scope}/openapi.json\``, 'the contract, bundled'],
      ],
    ),
    ...(exemplified
      ? [
          'In a test, without a server: every operation answers with its first success until it is told another scenario.',
          mswUsage(contract, exemplified),
        ]
      : []),
    `Guides: ${guides.join(', ')}.`,
    'ESM for Node 20.19 and newer (`require` works too), browsers, workers, Bun and Deno; types for TypeScript 5.4 and newer.',
    table(['`baseUrl`', 'server'], servers(document).map(describeServer)),
    `## Operations`,
    String(about),
    describeOperations(document, operations),
    '## Decisions',
    `Where the vendor's document leaves something open; the sources are in [specs/${name}](${repository}/specs/${name}).`,
    decisions(name, notes),
  )}\n`;
}

function describeServer(server: Server, index: number): string[] {
  return [`\`${serverUrl(server)}\`${index === 0 ? ', the default' : ''}`, server.description ?? ''];
}

function decisions(name: string, notes: string): string {
  const [, found] = notes.match(/^## Decisions\n+([\s\S]*?)(?=^## |$(?![\s\S]))/m) ?? [];
  if (!found) throw new Error(`specs/${name}/README.md: no section "Decisions".`);
  return found.trim();
}
