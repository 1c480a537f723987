import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { scenariosOf } from '@clientele/openapi';
import { beginRequest } from './begin-request.ts';
import { bundled } from './bundled.ts';
import { chooseContract, chooseOperation } from './choose.ts';
import { Files } from './files.ts';
import { type Order, Refusal } from './order.ts';
import { referToBoth } from './refer.ts';
import { exampleFileOf, readRequest } from './request.ts';
import { respond } from './respond.ts';

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
  const request = exampleFileOf(contract, scenario, 'request');
  const response = exampleFileOf(contract, scenario, 'response');
  const { operation, answer } = await chooseOperation(root, contract, document, scenario);
  if (!existsSync(request)) return beginRequest(root, contract, order, document, operation);

  const files = new Files(root);
  const { summary, value } = readRequest(root, files, request);
  const answered = answer(value);
  const { status, reasons } = answered;
  if (answered.isInvalid) {
    throw new Refusal(
      `${relative(root, request)} breaks the schema: ${reasons.join('; ')}. Mend it.\n` +
        'What breaks the schema belongs into the `x-cause` of a response, which then has no request.',
    );
  }
  const documented = scenariosOf(document, operation).find((one) => one.name === scenario)?.status;
  respond(root, files, order, { file: response, summary, answer: answered, documented });
  referToBoth(files, contract, operation, { scenario, status, request, response });
  const written = files.write().map((file) => `  ${relative(root, file)}`);
  const why = reasons.length > 0 ? `, ${reasons.join('; ')}` : '';
  const what = `${name} ${scenario}: ${status}${why}`;
  return written.length > 0 ? [what, ...written] : [`${what}; so it is documented.`];
}
