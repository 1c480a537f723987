import { afterAll, expect, it } from 'vitest';
import { expectedCells, measureCoverage } from '../src/coverage.ts';
import { type Recorded, scenarioHeader } from '../src/index.ts';
import { contractOf, teaDocument } from './tea-contract.ts';

const contract = contractOf(teaDocument);
afterAll(() => contract[Symbol.dispose]());
const clients = ['sdk', 'fetch'];

const green = '{"leaf":{"colour":"green"},"name":"Sencha"}';
const json = { 'content-type': 'application/json; charset=utf-8' };
const problem = { 'content-type': 'application/problem+json' };
const of = (
  line: string,
  prefer: string,
  status: number,
  headers: Record<string, string>,
  body: string,
): Omit<Recorded, 'client'> => {
  const [method = '', target = ''] = line.split(' ');
  return { method, target, request: { headers: { prefer }, body: '' }, response: { status, headers, body } };
};
/** One exchange for each documented scenario. */
const exchanges = [
  of('GET /teas/a%2Fb?full=1', 'code=200, example=GreenTea', 200, json, green),
  of('GET /teas/1', 'example=SameTea', 200, json, green),
  of('GET /teas/1', 'code=404, example=TeaUnknown', 404, problem, '{"title": "No such tea"}'),
  of('GET /teas/1', 'code=501', 501, {}, ''),
  of('DELETE /teas/1', 'code=202', 202, {}, ''),
  of('DELETE /teas/1', 'code=204', 204, {}, ''),
  of('GET /teas/100%', 'example=GreenTea', 200, json, green),
  of('GET /teas/100%', 'example=SameTea', 200, json, green),
];
const everything = clients.flatMap((client) => exchanges.map((exchange) => ({ ...exchange, client })));
const missing = (seen: readonly Recorded[]) =>
  measureCoverage(contract, 'clients', clients, seen).cells.filter((cell) => cell.seen === 0);

it('expects each operation, status, media type, scenario and client', () => {
  expect(expectedCells(contract, clients)).toHaveLength(everything.length);
});

it('has nothing missing when everything went over the wire', () => {
  expect(missing(everything)).toEqual([]);
});

it.each(
  everything.map(
    (exchange, index) =>
      [exchange.client, exchange.method, exchange.target, exchange.request.headers['prefer'], index] as const,
  ),
)('misses what %s did not send: %s %s, %s', (client, _method, _target, prefer, index) => {
  const [cell, ...others] = missing(everything.toSpliced(index, 1));
  const scenario = /example=(.+)/.exec(prefer ?? '')?.[1] ?? '-';
  expect(cell).toMatchObject({ client, scenario, status: everything[index]?.response.status, seen: 0 });
  expect(others).toEqual([]);
});

const [first] = everything;
if (!first) throw new Error('No exchange to change.');
it.each<[string, Partial<Recorded>]>([
  ['another client', { client: 'curl' }],
  ['another operation', { target: '/pots/1' }],
  ['another status', { response: { ...first.response, status: 202 } }],
  ['another media type', { response: { ...first.response, headers: problem } }],
  ['another body', { response: { ...first.response, body: '{"name":"Sencha"}' } }],
  ['a body that is not JSON', { response: { ...first.response, body: 'tea' } }],
  ['no body', { response: { ...first.response, body: '' } }],
  ['no scenario named', { request: { headers: {}, body: '' } }],
  ['a scenario that is not documented', { request: { headers: { prefer: 'example=BlackTea' }, body: '' } }],
])('does not count %s', (_what, change) => {
  expect(missing([{ ...first, ...change }, ...everything.slice(1)])).toMatchObject([
    { operation: 'getTea', scenario: 'GreenTea', client: 'sdk' },
  ]);
});

it('counts a scenario that is named to a real server', () => {
  const named = { ...first, request: { headers: { [scenarioHeader]: 'GreenTea' }, body: '' } };
  expect(missing([named, ...everything.slice(1)])).toEqual([]);
});
