import type { Contract, ContractOperation } from '@clientele/contract-testing';
import { functionName } from '@clientele/openapi';
import { schemasOf } from './document.ts';
import { echoOf } from './echo.ts';
import { fence } from './markdown.ts';

/** The operation that shows best how an API is called: the first that has a success. */
export function shownFirst({ operations }: Contract): ContractOperation | undefined {
  return operations.find((operation) => successOf(operation)) ?? operations[0];
}

/** The first success of an operation, through the SDK's function; nothing where it has none. */
export function sdkUsage(contract: Contract, operation: ContractOperation): string {
  const called = call(contract, operation);
  if (!called) return '';
  const { fn, status, inputs, body, note, echo } = called;
  const given = inputs.map(([part, value]) => `\n  ${part}: ${indent(value)},`).join('');
  return fence(
    'ts',
    `import { createClient, exhaustive, ${fn} } from '@clientele/${contract.name}';

const client = createClient({ token: 'example-token' });

const outcome = await ${fn}({
  client,${given}${body ? `${note}\n  body: ${indent(body)},` : ''}
});

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
  const called = call(contract, operation);
  if (!called) return '';
  const { inputs, body, echo } = called;
  const parameters = inputs.filter(([part]) => part !== 'headers');
  const headers = inputs.filter(([part]) => part === 'headers');
  const params = parameters.map(([part, value]) => `${part}: ${value}`).join(', ');
  const given = headers.map(([part, value]) => `\n  ${part}: ${indent(value)},`).join('');
  return fence(
    'ts',
    `import { createClient, unwrap } from '@clientele/${contract.name}/fetch';

const client = createClient({ token: 'example-token' });

const outcome = await client.${operation.method}('${operation.path}', {${params && `\n  params: ${indent(`{ ${params} }`)},`}${given}${body ? `\n  body: ${indent(body)},` : ''}
});

${echo ? `console.log(unwrap(outcome)${echo});` : 'unwrap(outcome);'}`,
  );
}

/** A scenario in the place of a server; an error where the contract has one. */
export function mswUsage({ name }: Contract, operation: ContractOperation): string {
  const fn = functionName(operation.id);
  const named = operation.scenarios.filter(({ name, generated }) => name !== '-' && generated !== 'answer');
  const shown = named.find(({ status }) => status >= 400) ?? named[0];
  if (!shown) return '';
  return fence(
    'ts',
    `import { createClient, ${fn} } from '@clientele/${name}';
import * as mocks from '@clientele/${name}/msw';
import * as scenarios from '@clientele/${name}/scenarios';
import { setupServer } from 'msw/node';

const server = setupServer(...mocks.handlers());
server.listen();
server.use(mocks.${fn}(${literal(shown.name)}));

const client = createClient({ token: 'example-token' });
const { request } = scenarios.${fn}${access(shown.name)};
const outcome = await ${fn}({ client, ...request });
console.log(outcome.kind, outcome.status); // => ${shown.status < 300 ? 'success' : 'error'} ${shown.status}

server.close();`,
  );
}

function call({ document }: Contract, operation: ContractOperation) {
  const success = successOf(operation);
  if (!success) return undefined;
  const { path, query, headers, body } = success.input;
  const inputs = Object.entries({ path, query, headers }).filter(([, part]) => Object.keys(part).length > 0);
  const [answer = {}] = schemasOf(operation.responses[success.status] ?? {});
  const description = operation.body?.description;
  return {
    fn: functionName(operation.id),
    status: success.status,
    inputs: inputs.map(([part, values]) => [part, literal(values)] as const),
    body: body === undefined ? '' : literal(body),
    note: description ? `\n  // ${description.replaceAll(/\s*\n\s*/g, ' ').trim()}` : '',
    echo: echoOf(document, answer, success.body, body),
  };
}

function successOf({ scenarios }: ContractOperation): ContractOperation['scenarios'][number] | undefined {
  return scenarios.find(({ status }) => status < 300);
}

function access(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${literal(name)}]`;
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

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
