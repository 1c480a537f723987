import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asList, parsePointer, toPointer, valueAt } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { describe, expect, test } from 'vitest';
import { documentedOperation } from '../../src/choose/documented-operation.ts';
import { scenarioRequest } from '../../src/choose/scenario-request.ts';
import { lineInJson } from '../../src/places/line-in-json.ts';
import { placeOf } from '../../src/places/place-of.ts';
import { placed } from '../../src/places/placed.ts';
import { askPrism } from '../../src/prism/ask-prism.ts';
import { contractsIn } from '../contracts.ts';

const base = join(import.meta.dirname, '../../../..');
const roots = new Map((await readRegister(base)).map(({ name, source }) => [name, source]));
const contracts = (await contractsIn(base)).map((contract) => ({
  ...contract,
  source: { root: roots.get(contract.name) ?? '', base },
}));

const cases = contracts.flatMap((contract) =>
  contract.operations.flatMap((operation) => {
    const documented = documentedOperation(contract, operation);
    const errors = documented?.scenarios.filter(({ cause }) => cause) ?? [];
    return errors.flatMap((scenario) => {
      if (!documented) return [];
      const asked = scenarioRequest(documented, scenario);
      return [{ name: `${contract.name} ${scenario.name}`, contract, operation, asked }];
    });
  }),
);

/** What a line is about: its key, or its value in a list. */
function saysAt(lines: readonly string[], line: number): string {
  const text = lines[line - 1]?.trim() ?? '';
  return /^-? ?"?([^":]+)"?(:|,?$)/.exec(text)?.[1] ?? text;
}

function expectedAt(document: object, pointer: string): string {
  const names = parsePointer(pointer);
  const last = names.at(-1) ?? '';
  const holder = valueAt(document, toPointer(names.slice(0, -1)));
  return Array.isArray(holder) ? String(holder[Number(last)]) : last;
}

describe.each(['hand-written files', 'bundle'])('in the %s', (where) => {
  test.each(cases)('the violations of $name stand where they say', async (one) => {
    const { contract, operation, asked } = one;
    const { document, source } = contract;
    const { violations } = await askPrism(contract, asked);
    const shown = where === 'bundle' ? { ...contract, source: undefined } : contract;
    for (const { code, message, pointer = '', place } of placed(shown, operation, asked, violations)) {
      const isOfSchema = Number.isNaN(Number(code));
      if (isOfSchema) expect(parsePointer(pointer)).toContain(code);
      if (code === 'required') expect(message).toContain(`'${valueAt(document, pointer)}'`);
      const [, file = '', line] = /^(.+):(\d+)$/.exec(place ?? '') ?? [];
      const text =
        where === 'bundle'
          ? JSON.stringify(document, null, 2)
          : readFileSync(join(source.base, file), 'utf8');
      expect(saysAt(text.split('\n'), Number(line))).toBe(expectedAt(document, pointer));
    }
  });
});

test('every contract has violations to look for', () => {
  expect(new Set(cases.map(({ contract }) => contract.name)).size).toBe(contracts.length);
});

test.each([
  ['', 1],
  ['/a', 2],
  ['/b', 3],
  ['/b/1/c', 6],
  ['/d', 9],
  ['/d/0', 9],
  ['/e', 10],
  ['/e~1f', 11],
  ['/b/7/c', 3],
])('the line of %s in JSON is %i', (pointer, line) => {
  const document = { a: 1, b: ['x', { c: null }], d: [], e: {}, 'e/f': 2 };
  expect(lineInJson(document, pointer)).toBe(line);
});

test.each(contracts)('$name: what the bundle alone has stands at its operation', (contract) => {
  const [operation] = contract.operations;
  const documented = operation && documentedOperation(contract, operation);
  const { pointer = '' } = documented?.operation ?? {};
  const atOperation = placeOf(contract, pointer, pointer);
  expect(placeOf(contract, '/components/schemas/OfTheBundle/properties/x', pointer)).toBe(atOperation);
  expect(asList(atOperation.split(':'))[0]).toMatch(/^specs\/.+\.yaml$/);
});

test('where the hand-written files are not, lines are those of the bundle', () => {
  const document = { openapi: '3.1.0', paths: {} };
  const source = { root: join(base, 'nowhere/openapi.yaml'), base };
  expect(placeOf({ document, source }, '/paths', '/paths')).toBe('openapi.json:3');
});
