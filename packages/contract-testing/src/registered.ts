import { resolve } from 'node:path';
import { readRegister } from '@clientele/openapi/register';
import { type Contract, readContract } from './contract.ts';

/** Reads a contract of this repository's register. */
export async function registeredContract(name: string): Promise<Contract> {
  const contracts = await readRegister(resolve(import.meta.dirname, '../../..'));
  const found = contracts.find((contract) => contract.name === name);
  if (found) return readContract(found);
  const known = contracts.map((contract) => contract.name).join(', ');
  throw new Error(`No contract ${name} in redocly.yaml; it has ${known}.`);
}
