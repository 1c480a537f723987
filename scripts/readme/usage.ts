import type { Contract, ContractOperation, TestScenario } from '@clientele/contract-testing';
import { functionName } from '@clientele/openapi';
import { schemasOf } from './document.ts';
import { echoOf } from './echo.ts';
import { fence } from './markdown.ts';

/** The first success of an operation, through the SDK's function. */
export function sdkUsage(contract: Contract, operation: ContractOperation): string {
  const { fn, status, parameters, body, echo } = call(contract, operation);
  const given = [...parameters.map(([name, value]) => `${name}: ${indent(value)}`), ...body];
  return fence(
    'ts',
    `import { createClient, exhaustive, ${fn} } from '@clientele/${contract.name}';

const client = createClient({ token: 'example-token' });

const outcome = await ${fn}(${given.length > 0 ? block(['client', ...given]) : '{ client }'});

switch (outcome.status) {
  case ${status}:
    console.log(outcome${echo ? `.body${echo}` : ''});
    break;
${errors(operation)
  .map((code) => `  case ${code}:\n`)
  .join('')}    console.error(outcome);
    break;
  default:
    exhaustive(outcome);
}`,
  );
}

/** The same through the client by method and path, with exceptions. */
export function fetchUsage(contract: Contract, operation: ContractOperation): string {
  const { parameters, body, echo } = call(contract, operation);
  // openapi-fetch has them under one name, and headers in the singular, as OpenAPI does.
  const given = parameters.map(([name, value]) => `${name.replace('headers', 'header')}: ${value}`);
  const members = [...(given.length > 0 ? [`params: { ${given.join(', ')} }`] : []), ...body.slice(-1)];
  const init = members.length > 0 ? `, ${block(members)}` : '';
  return fence(
    'ts',
    `import { createClient, unwrap } from '@clientele/${contract.name}/fetch';

const client = createClient({ token: 'example-token' });

const outcome = await client.${operation.method}('${operation.path}'${init});

${echo ? `console.log(unwrap(outcome)${echo});` : 'unwrap(outcome);'}`,
  );
}

/** Whether the contract itself has a scenario, under a name. */
export function isNamed({ name, generated }: TestScenario): boolean {
  return name !== '-' && generated !== 'answer';
}

/** A scenario in the place of a server; an error where the contract has one. */
export function mswUsage({ name }: Contract, operation: ContractOperation): string {
  const fn = functionName(operation.id);
  const named = operation.scenarios.filter(isNamed);
  const shown = named.find(({ status }) => status >= 400) ?? named[0];
  if (!shown) throw new Error(`${operation.id}: no scenario with a name.`);
  return fence(
    'ts',
    `import { createClient, ${fn} } from '@clientele/${name}';
import * as mocks from '@clientele/${name}/msw';
import * as scenarios from '@clientele/${name}/scenarios';
import { setupServer } from 'msw/node';

const server = setupServer(...mocks.handlers());
server.listen();
server.use(mocks.${fn}('${shown.name}'));

const client = createClient({ token: 'example-token' });
const { request } = scenarios.${fn}.${shown.name};
const outcome = await ${fn}({ client, ...request });
console.log(outcome.kind, outcome.status); // => ${shown.status < 300 ? 'success' : 'error'} ${shown.status}

server.close();`,
  );
}

function call({ document }: Contract, operation: ContractOperation) {
  const success = operation.scenarios.find(({ status }) => status < 300);
  if (!success) throw new Error(`${operation.id}: no scenario with a success.`);
  const { body, ...parameters } = success.input;
  const [answer = {}] = schemasOf(operation.responses[success.status] ?? {});
  const description = operation.body?.description;
  const note = description ? [`// ${description.replaceAll(/\s*\n\s*/g, ' ').trim()}`] : [];
  return {
    fn: functionName(operation.id),
    status: success.status,
    parameters: (['path', 'query', 'headers'] as const).flatMap((place): [string, string][] =>
      Object.keys(parameters[place]).length > 0 ? [[place, literal(parameters[place])]] : [],
    ),
    body: body === undefined ? [] : [...note, `body: ${indent(literal(body))}`],
    echo: echoOf(document, answer, success.body, body),
  };
}

function errors({ scenarios }: ContractOperation): number[] {
  return [...new Set(scenarios.map(({ status }) => status))].filter((status) => status >= 400);
}

/** A value as TypeScript, in the style of the house. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map(literal)
    : Object.entries(value).map(
        ([key, one]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)}: ${literal(one)}`,
      );
  const short = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (short.length <= 90 && !short.includes('\n')) return short;
  const lines = parts.map((part) => `  ${indent(part)},`).join('\n');
  return isList ? `[\n${lines}\n]` : `{\n${lines}\n}`;
}

/** An object of which every member, and every comment, has a line. */
function block(lines: readonly string[]): string {
  return `{\n${lines.map((line) => `  ${line}${line.startsWith('//') ? '' : ','}`).join('\n')}\n}`;
}

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
