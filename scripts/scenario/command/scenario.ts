import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { scenariosOf } from '@clientele/openapi';
import { Sources } from '@clientele/openapi/sources';
import { faultOf } from '../fault-of.ts';
import { scenarioFaultLines } from '../lines.ts';
import { bundled } from './bundled.ts';
import { chooseContract, chooseOperation } from './choose.ts';
import { exampleFile, setValue } from './example-file.ts';
import { Files } from './files.ts';
import { type Order, Refusal } from './order.ts';
import { referToBoth } from './refer.ts';
import { beginRequest, exampleFileOf, readRequest } from './request.ts';

/**
 * Writes the response of a scenario from its request, as the vendor's semantics answer it, and refers to
 * both. Gives what was done, in lines.
 *
 * @throws {@link Refusal} when nothing was done
 */
export async function scenario(root: string, order: Order): Promise<string[]> {
  const { contract: name, scenario } = order;
  if (!/^[A-Z][A-Za-z0-9]*$/.test(scenario)) {
    throw new Refusal(`"${scenario}" is not PascalCase. Say what happens, as in RenameClient.`);
  }
  const contract = await chooseContract(root, name);
  const document = await bundled(contract);
  const [request, response] = (['request', 'response'] as const).map((kind) =>
    exampleFileOf(contract, scenario, kind),
  ) as [string, string];
  const { operation, answer } = await chooseOperation(root, contract, document, scenario);
  if (!existsSync(request)) return beginRequest(root, contract, order, document, operation);

  const files = new Files();
  const { summary, value } = readRequest(root, files, request);
  const answered = answer(value);
  const { status, body, reasons } = answered;
  if (answered.isInvalid) {
    throw new Refusal(
      `${relative(root, request)} breaks the schema: ${reasons.join('; ')}. Mend it.\n` +
        'What breaks the schema belongs into the `x-cause` of a response, which then has no request.',
    );
  }
  if (!existsSync(response)) files.put(response, exampleFile(summary, body));
  else {
    const known = scenariosOf(document, operation).find((one) => one.name === scenario);
    const written = files.read(response).toJS()?.value;
    const sources = new Sources(response);
    const documented = {
      scenario,
      status: known?.status ?? status,
      body: written,
      sources,
      pointer: '/value',
    };
    const fault = faultOf(documented, answered);
    if (fault && !order.update) throw new Refusal(scenarioFaultLines(root, name, fault).join('\n'));
    if (fault) files.change(response, (example) => setValue(example, body));
  }
  referToBoth(files, contract, operation, { scenario, status, request, response });
  const written = files.write().map((file) => `  ${relative(root, file)}`);
  const what = `${name} ${scenario}: ${[status, ...reasons].join(' ')}`;
  return written.length > 0 ? [what, ...written] : [`${what}, as it is documented.`];
}
