import { type MediaKind, mediaKind, requestMediaType, type Scenario } from '@clientele/openapi';
import type { PrismRequest } from '../prism/ask-prism.ts';
import type { MockedContract, PrismOperation } from '../prism/contract.ts';
import { canonicalJson } from './canonical-json.ts';
import type { DocumentedAnswer } from './choice.ts';
import { answerOf, type DocumentedOperation, documentedOperation } from './documented-operation.ts';
import { type Stated, sends, statedParameters } from './stated-parameters.ts';

/** A scenario whose request can be known again. */
interface Known {
  readonly answer: DocumentedAnswer;
  readonly stated: readonly Stated[];
}

/** The scenarios of an operation by their bodies as canonical JSON. */
interface Requests {
  readonly template: string;
  readonly kind: MediaKind;
  readonly byBody: ReadonlyMap<string, readonly Known[]>;
  /** Those that state parameters alone. */
  readonly withoutBody: readonly Known[];
  /** No body that is longer can be one of these. */
  readonly longest: number;
}

/** Bodies of more characters are compared with none. */
const MAX_BODY_LENGTH = 64 * 1024;

const compiled = new WeakMap<DocumentedOperation, Requests>();

/**
 * The answer of the scenario whose request this is: its body, whatever the order of its members, and
 * the parameters that the scenario has examples of under its own name. Of several scenarios with the
 * same request it is the first.
 */
export function sameRequest(
  contract: MockedContract,
  operation: Pick<PrismOperation, 'method' | 'path'>,
  asked: PrismRequest,
): DocumentedAnswer | undefined {
  const documented = documentedOperation(contract, operation);
  if (!documented) return undefined;
  const requests = compiled.get(documented) ?? compile(documented);
  compiled.set(documented, requests);
  const { template, kind, byBody, withoutBody, longest } = requests;
  const text = byBody.size > 0 ? canonicalJson(comparable(kind, asked.body), longest) : undefined;
  const candidates = [...((text !== undefined && byBody.get(text)) || []), ...withoutBody];
  return candidates.find(({ stated }) => sends(asked, template, stated))?.answer;
}

function compile({ document, operation, scenarios }: DocumentedOperation): Requests {
  const kind = mediaKind(requestMediaType(operation) ?? '');
  const byBody = new Map<string, Known[]>();
  const withoutBody: Known[] = [];
  for (const scenario of scenarios) {
    const stated = statedParameters(document, operation, scenario.name);
    // What leads to a cause is no request alone.
    if (scenario.cause || !(scenario.ownRequest || stated.length > 0)) continue;
    const known = { answer: answerOf(scenario), stated };
    if (!scenario.ownRequest) withoutBody.push(known);
    else {
      const text = bodyText(kind, scenario);
      if (text !== undefined) byBody.set(text, [...(byBody.get(text) ?? []), known]);
    }
  }
  for (const list of [...byBody.values(), withoutBody])
    list.sort((a, b) => b.stated.length - a.stated.length);
  const longest = Math.max(0, ...[...byBody.keys()].map(({ length }) => length));
  return { template: operation.path, kind, byBody, withoutBody, longest };
}

function bodyText(kind: MediaKind, { input }: Scenario): string | undefined {
  return canonicalJson(comparable(kind, input.body), MAX_BODY_LENGTH);
}

/** A form arrives as text, and its example is an object. */
function comparable(kind: MediaKind, body: unknown): unknown {
  if (kind !== 'urlencoded' || body === null || body === undefined) return body;
  const fields =
    typeof body === 'string'
      ? [...new URLSearchParams(body)]
      : Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return fields.map((field) => field.join('=')).sort();
}
