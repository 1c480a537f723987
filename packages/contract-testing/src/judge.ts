import { comparableText, comparableValue, writtenExample } from './content.ts';
import type { Contract } from './contract.ts';
import { differingAnswer } from './differing.ts';
import { findOperation } from './find-operation.ts';
import { createGate, describeViolation, type Exchange } from './strict-gate.ts';
import type { TestScenario } from './test-scenarios.ts';

/** Everything that is wrong with a server's answer in a scenario; empty when nothing is. */
export type Judge = (scenario: TestScenario, exchange: Exchange) => string[];

/**
 * Judges answers of a server: the contract must be kept (the strict gate), and the answer must be
 * the scenario's, status and body.
 */
export function createJudge(contract: Contract): Judge {
  const gate = createGate(contract);
  return (scenario, exchange) => [
    ...gate(exchange).map(describeViolation),
    ...differences(contract, scenario, exchange),
  ];
}

function* differences(contract: Contract, scenario: TestScenario, exchange: Exchange): Generator<string> {
  const { status, body, mediaType } = scenario;
  const { response } = exchange;
  if (response.status !== status) yield `expected status ${status}, received ${response.status}`;
  const sentAs = response.headers['content-type'] ?? '';
  const received = comparableText(sentAs, response.body);
  if (received === writtenExample(mediaType, body)) return;
  const operation = findOperation(contract.operations, exchange);
  const lines = operation
    ? differingAnswer(contract, operation, scenario, comparableValue(sentAs, response.body))
    : [];
  // Where the bodies hold the same, one of them is no JSON.
  yield* lines.length > 0 ? lines : ['the body is another text'];
}
