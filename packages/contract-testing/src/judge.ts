import type { Scenario } from '@clientele/openapi';
import { comparableText, writtenExample } from './content.ts';
import type { Contract } from './contract.ts';
import { createGate, type Exchange } from './strict-gate.ts';

/** Everything that is wrong with a server's answer in a scenario; empty when nothing is. */
export type Judge = (scenario: Scenario, exchange: Exchange) => string[];

/**
 * Judges answers of a server: the contract must be kept (the strict gate), and the answer must be
 * the scenario's, status and body.
 */
export function createJudge(contract: Contract): Judge {
  const gate = createGate(contract);
  return (scenario, exchange) => [
    ...gate(exchange).map(({ problem, location }) => `${problem} (${location})`),
    ...differences(scenario, exchange),
  ];
}

function* differences({ status, body, mediaType }: Scenario, { response }: Exchange): Generator<string> {
  if (response.status !== status) yield `expected status ${status}, received ${response.status}`;
  const expected = writtenExample(mediaType, body);
  const received = comparableText(response.headers['content-type'] ?? '', response.body);
  if (received !== expected) yield `expected the body ${expected}, received ${received}`;
}
