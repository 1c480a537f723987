import type { Contract, ContractOperation } from '@clientele/contract-testing';
import { operations } from '@clientele/openapi';
import { fetchUsage, sdkUsage } from '@clientele/readme/usage';
import { describe, expect, it } from 'vitest';

const text = { type: 'string' };
const secret = { type: 'string', format: 'password' };
const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });
const tree = { label: 'plum', tree_name: 'Old one', key: 'example-secret' };

describe('the first program prints what was sent and came back:', () => {
  it.each([
    ['a name first', object({ label: text, tree_name: text }), tree, '.tree_name'],
    ['any text without one', object({ label: text }), tree, '.label'],
    [
      'in a member that is always there',
      object({ tree: object({ label: text }) }, ['tree']),
      { tree },
      '.tree.label',
    ],
    ['in a member that may be absent', object({ tree: object({ label: text }) }), { tree }, '.tree?.label'],
    ['behind a reference', { allOf: [{ $ref: '#/components/schemas/Tree' }] }, { tree }, '.tree.label'],
  ])('%s', (_what, schema, answer, member) => {
    const { contract, operation } = orchard(schema, answer);
    expect(sdkUsage(contract, operation)).toContain(`console.log(outcome.body${member});`);
    expect(fetchUsage(contract, operation)).toContain(`console.log(unwrap(outcome)${member});`);
  });

  it.each([
    ['nothing came back', object({ label: text }), { label: 'pear' }],
    ['it is a secret', object({ key: secret }), tree],
    ['a part of its schema makes it a secret', object({ key: { allOf: [text, secret] } }), tree],
    ['one of its schemas makes it a secret', object({ key: { oneOf: [secret, { type: 'null' }] } }), tree],
    ['its name needs quotes', object({ 'tree-name': text }), { 'tree-name': 'plum' }],
    ['it is in a list', object({ labels: { type: 'array', items: text } }), { labels: ['plum'] }],
    ['there is no body', undefined, undefined],
  ])('the whole outcome when %s', (_what, schema, answer) => {
    const { contract, operation } = orchard(schema, answer);
    expect(sdkUsage(contract, operation)).toContain('console.log(outcome);');
    expect(fetchUsage(contract, operation)).toMatch(/^unwrap\(outcome\);$/m);
  });
});

it('says of the body what the contract says', () => {
  const { contract, operation } = orchard(object({}), {});
  expect(sdkUsage(contract, operation)).toContain('  // The tree, as a whole.\n  body: {');
});

function orchard(
  schema: object | undefined,
  answer: unknown,
): { contract: Contract; operation: ContractOperation } {
  const raw = {
    operationId: 'plantTree',
    requestBody: { description: 'The tree,\n  as a whole.\n', content: {} },
    responses: { 200: schema ? { content: { 'application/json': { schema } } } : {} },
  };
  const document = {
    openapi: '3.1.0',
    paths: { '/tree': { put: raw } },
    components: { schemas: { Tree: object({ tree: object({ label: text }) }, ['tree']) } },
  };
  const [described] = operations(document);
  if (!described) throw new Error('The document has no operation.');
  const input = { path: {}, query: {}, headers: {}, body: tree };
  const operation = {
    ...described,
    scenarios: [{ name: 'Plant', status: 200, input, body: answer, ownRequest: true }],
    requests: [],
    unasked: [],
  };
  return {
    contract: { name: 'orchard', document, source: '', operations: [operation], leftOut: [] },
    operation,
  };
}
