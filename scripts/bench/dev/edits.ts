import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleCall } from '@clientele/consumer-testing/calls';

/** Gives what a call is answered another name; what the name is stands in the answer then. */
export function rename(root: string, { contract, scenario }: SampleCall, name: string): void {
  const file = join(root, 'specs', contract, `components/examples/${scenario}.response.yaml`);
  change(file, /^( +(?:\w*_)?name: ).*$/m, (_, key) => `${key}${name}`);
}

/** Adds a member to the largest object of a contract, or renames it. */
export function addMember(root: string, contract: string, name: string): void {
  const folder = join(root, 'specs', contract, 'components/schemas');
  const files = readdirSync(folder).map((file) => join(folder, file));
  const objects = files.filter((file) => /^properties:$/m.test(readFileSync(file, 'utf8')));
  const [largest = ''] = objects.toSorted((one, other) => membersOf(other) - membersOf(one));
  change(
    largest,
    /^properties:\n(?: {2}measured\w*:\n(?: {3}.*\n)*)?/m,
    () => `properties:\n${member(name)}`,
  );
}

function member(name: string): string {
  return `  ${name}:
    type: string
    description: Measures how long an edit takes.
    x-provenance:
      kind: decided
      reason: Nobody has it.
    examples:
      - example
`;
}

function membersOf(file: string): number {
  return readFileSync(file, 'utf8').match(/^ {2}\w+:$/gm)?.length ?? 0;
}

function change(file: string, pattern: RegExp, by: (...parts: string[]) => string): void {
  const text = readFileSync(file, 'utf8');
  if (!pattern.test(text)) throw new Error(`${file}: nothing in it is like ${pattern}.`);
  writeFileSync(file, text.replace(pattern, by));
}
