import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { type OpenApiDocument, type Operation, scenariosOf } from '@clientele/openapi';
import type { Registered } from '@clientele/openapi/register';
import { stringify } from 'yaml';
import { didYouMean } from './choose.ts';
import { type Order, Refusal } from './order.ts';
import { exampleFileOf } from './request.ts';

/**
 * Makes the request of a scenario that has none by a copy of another's, if that is asked for.
 *
 * @throws {@link Refusal} which says what to write
 */
export function beginRequest(
  root: string,
  contract: Registered,
  { scenario, from }: Order,
  document: OpenApiDocument,
  operation: Operation,
): string[] {
  const file = exampleFileOf(contract, scenario, 'request');
  const name = relative(root, file);
  const command = `pnpm scenario ${contract.name} ${scenario}`;
  const names = requestsOf(contract);
  if (from !== undefined) {
    const other = exampleFileOf(contract, from, 'request');
    if (!existsSync(other)) {
      throw new Refusal(`${relative(root, other)} does not exist.${didYouMean(from, names)}`);
    }
    copyFileSync(other, file);
    return [`${name} is a copy of the request of ${from}. Edit it, then run \`${command}\`.`];
  }
  const value = scenariosOf(document, operation)[0]?.input.body ?? {};
  const skeleton = stringify({ summary: 'What happens', value }, { singleQuote: true, lineWidth: 0 });
  throw new Refusal(
    [
      `${name} does not exist.${didYouMean(scenario, names)} Write it, then run this again; for example:`,
      '',
      skeleton,
      `\`${command} --from <Scenario>\` begins with a copy of another request: ${names.join(', ')}.`,
    ].join('\n'),
  );
}

function requestsOf(contract: Registered): string[] {
  const folder = dirname(exampleFileOf(contract, '', 'request'));
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => file.match(/^(.+)\.request\.yaml$/)?.[1] ?? []);
}
