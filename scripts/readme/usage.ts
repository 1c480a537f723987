import type { Contract, ContractOperation } from '@clientele/contract-testing';
import { functionName } from '@clientele/openapi';
import { schemasOf } from './document.ts';
import { echoOf } from './echo.ts';
import { fence } from './markdown.ts';

/** The first success of an operation, through the SDK's function. */
export function sdkUsage(contract: Contract, operation: ContractOperation): string {
  const { fn, status, path, body, note, echo } = call(contract, operation);
  return fence(
    'ts',
    `import { createClient, exhaustive, ${fn} } from '@clientele/${contract.name}';

const client = createClient({ token: 'example-token' });

const outcome = await ${fn}({
  client,${path ? `\n  path: ${path},` : ''}${body ? `${note}\n  body: ${indent(body)},` : ''}
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
  const { path, body, echo } = call(contract, operation);
  return fence(
    'ts',
    `import { createClient, unwrap } from '@clientele/${contract.name}/fetch';

const client = createClient({ token: 'example-token' });

const outcome = await client.${operation.method}('${operation.path}', {${path ? `\n  params: { path: ${path} },` : ''}${body ? `\n  body: ${indent(body)},` : ''}
});

${echo ? `console.log(unwrap(outcome)${echo});` : 'unwrap(outcome);'}`,
  );
}

function call({ document }: Contract, operation: ContractOperation) {
  const success = operation.scenarios.find(({ status }) => status < 300);
  if (!success) throw new Error(`${operation.id}: no scenario with a success.`);
  const { path, body } = success.input;
  const [answer = {}] = schemasOf(operation.responses[success.status] ?? {});
  const description = operation.body?.description;
  return {
    fn: functionName(operation.id),
    status: success.status,
    path: Object.keys(path).length > 0 ? literal(path) : '',
    body: body === undefined ? '' : literal(body),
    note: description ? `\n  // ${description.replaceAll(/\s*\n\s*/g, ' ').trim()}` : '',
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

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
