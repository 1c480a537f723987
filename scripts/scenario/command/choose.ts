import { type OpenApiDocument, scenariosOf } from '@clientele/openapi';
import { type Registered, readRegister } from '@clientele/openapi/register';
import { closestMatch } from 'leven';
import { type Understood, understand } from '../understand.ts';
import { Unknown } from '../unknown.ts';
import { Refusal } from './order.ts';

/** @throws {@link Refusal} when the register has no such contract */
export async function chooseContract(root: string, name: string): Promise<Registered> {
  const register = await readRegister(root);
  const found = register.find((one) => one.name === name);
  if (found) return found;
  const names = register.map((one) => one.name);
  throw new Refusal(
    `There is no contract "${name}".${didYouMean(name, names)} There are ${names.join(', ')}.`,
  );
}

/**
 * The operation that a scenario is of: the one that refers to it, else the only one.
 *
 * @throws {@link Refusal} when nobody can say which, or what it answers
 */
export async function chooseOperation(
  root: string,
  contract: Registered,
  document: OpenApiDocument,
  scenario: string,
): Promise<Understood> {
  const understood = await understand(root, contract, document).catch((error: unknown) => {
    if (!(error instanceof Unknown)) throw error;
    throw new Refusal(`${contract.name}: ${error.message}. Write the response by hand.`);
  });
  const [only, ...others] = understood;
  const named = understood.find(({ operation }) =>
    scenariosOf(document, operation).some(({ name, ownRequest }) => ownRequest && name === scenario),
  );
  if (named) return named;
  if (only && others.length === 0) return only;
  const ids = understood.map(({ operation }) => operation.id).join(', ');
  throw new Refusal(`Refer to ${scenario} in the examples of a request and a response first: of ${ids}.`);
}

/** ` Did you mean RenameClient?`, where a name is near. */
export function didYouMean(given: string, names: readonly string[]): string {
  const near = closestMatch(given, names, { maxDistance: 3 });
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
