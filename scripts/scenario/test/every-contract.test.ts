import { scenariosOf } from '@clientele/openapi';
import { readRegister } from '@clientele/openapi/register';
import { yamlText } from '@clientele/openapi/yaml-text';
import { semantics } from '@clientele/semantics';
import { openConfig } from '@clientele/specs/lint';
import { lint } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { Document, parse } from 'yaml';
import { bundled } from '../command/bundled.ts';
import { checkScenarios } from '../index.ts';
import { understand } from '../understand.ts';
import { command } from './command.ts';
import { home, Scratch } from './scratch.ts';

const config = await openConfig(home);
const register = (await readRegister(home)).filter(({ name }) => semantics.has(name));

describe.each(register)('$name', ({ name }) => {
  const file = (scenario: string, kind: 'request' | 'response') =>
    `specs/${name}/components/examples/${scenario}.${kind}.yaml`;

  /** A copy of the contract, and each scenario that has a request. */
  async function open(scratch: Scratch) {
    const contract = await scratch.contract();
    const document = await bundled(contract);
    const understood = await understand(scratch.root, contract, document);
    const scenarios = understood.flatMap(({ operation, answer }) =>
      scenariosOf(document, operation)
        .filter(({ ownRequest }) => ownRequest)
        .map((scenario) => ({ ...scenario, answer: answer(scenario.input.body) })),
    );
    return { contract, scenarios };
  }

  it('has most of its responses as they would be written', async () => {
    using scratch = new Scratch(name);
    const { scenarios } = await open(scratch);
    const alike = scenarios.filter(({ name: scenario, answer }) => {
      const there = scratch.read(file(scenario, 'response'));
      const { summary } = parse(there);
      return yamlText(new Document({ summary, value: answer.body })) === there;
    });
    // An author may break lines and write comments.
    expect(alike.length).toBeGreaterThan(scenarios.length / 2);
  });

  it('takes a success and a refusal more, which pass lint and check', async () => {
    using scratch = new Scratch(name);
    const { contract, scenarios } = await open(scratch);
    const copied = [200, 400, 422].flatMap((code) => scenarios.find(({ status }) => status === code) ?? []);
    for (const { name: old } of copied) {
      scratch.edit([file(`${old}Again`, 'request'), scratch.read(file(old, 'request'))]);
      expect(await command(scratch, name, `${old}Again`)).toMatchObject({ code: 0, errors: [] });
      const [made, there] = [`${old}Again`, old].map((one) => parse(scratch.read(file(one, 'response'))));
      expect(made).toEqual(there);
    }
    expect(copied).toHaveLength(2);
    expect(await lint({ ref: contract.source, config: config.forAlias(name) })).toEqual([]);
    const checked = await checkScenarios(scratch.root, contract, await bundled(contract));
    expect(checked).toEqual({ checked: scenarios.length + 2, faults: [] });
  });
});
