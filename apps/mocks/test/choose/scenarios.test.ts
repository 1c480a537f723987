import { describe, expect, test } from 'vitest';
import { documentedOperation } from '../../src/choose/documented-operation.ts';
import { fittingError } from '../../src/choose/fitting-error.ts';
import { sameRequest } from '../../src/choose/same-request.ts';
import { scenarioRequest } from '../../src/choose/scenario-request.ts';
import { askPrism } from '../../src/prism/ask-prism.ts';
import { contractsIn } from '../contracts.ts';

const contracts = await contractsIn();

const cases = contracts.flatMap((contract) =>
  contract.operations.flatMap((operation) => {
    const documented = documentedOperation(contract, operation);
    if (!documented) return [];
    return documented.scenarios.map((scenario) => {
      const request = scenarioRequest(documented, scenario);
      const name = `${contract.name} ${scenario.status} ${scenario.name}`;
      return { name, contract, operation, scenario, request };
    });
  }),
);
type Case = (typeof cases)[number];

/** A scenario that its own request leads to: of those with the same request, the first. */
const own = cases.filter(({ scenario }) => scenario.ownRequest && !scenario.cause);
const isFirstOf = (list: readonly Case[], key: (one: Case) => unknown) => (one: Case, index: number) =>
  list.findIndex((other) => other.contract === one.contract && key(other) === key(one)) === index;
const byRequest = own.filter(isFirstOf(own, ({ request }) => JSON.stringify(request)));

describe('a request that is the own of', () => {
  test.each(byRequest)('$name gets its answer', ({ contract, operation, scenario, request }) => {
    const expected = { code: scenario.status, exampleKey: scenario.name };
    expect(sameRequest(contract, operation, request)).toEqual(expected);
  });

  test.each(byRequest)(
    '$name gets its body from Prism',
    async ({ contract, operation, scenario, request }) => {
      const preferences = sameRequest(contract, operation, request) ?? {};
      const answer = await askPrism(contract, request, { preferences });
      expect({ ...answer, body: JSON.parse(answer.body ?? '') }).toMatchObject({
        ...{ status: scenario.status, body: scenario.body, violations: [] },
      });
    },
  );
});

/** A cause that is in the request; `rawBody` and `bodySize` are seen before Prism. */
const caused = cases.filter(({ scenario: { cause = {} } }) =>
  Object.entries(cause).every(
    ([key, value]) =>
      key === 'body' ||
      key === 'mediaType' ||
      (key === 'token' && (value === 'missing' || value === 'malformed')),
  ),
);
const errors = caused.filter(({ scenario }) => scenario.cause);

describe('a request with the fault of', () => {
  test.each(errors)('$name gets its answer', async ({ contract, operation, scenario, request }) => {
    const { violations } = await askPrism(contract, request);
    expect(violations).not.toEqual([]);
    expect(await fittingError(contract, operation, request, violations)).toEqual({
      ...{ code: scenario.status, exampleKey: scenario.name },
    });
  });
});

test('every contract has scenarios of each kind', () => {
  const of = (list: readonly Case[]) => new Set(list.map(({ contract }) => contract.name));
  expect(of(byRequest)).toEqual(of(cases));
  expect(of(errors)).toEqual(of(cases));
});
