import {
  canonicalPointer,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  responseFor,
  toPointer,
} from '@clientele/openapi';
import type { Answer, PrismViolation } from '../prism/answer.ts';
import type { PrismRequest } from '../prism/ask-prism.ts';
import { contentKey } from '../prism/content-key.ts';
import { nearest } from './nearest.ts';
import { type Refusal, refusals } from './refusals.ts';

/** An exchange, as far as violations are about it. */
export interface Exchange {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly asked: PrismRequest;
  /** Absent where nobody knows what was answered. */
  readonly answer?: Pick<Answer, 'status' | 'headers' | 'body'>;
}

/** A body that was sent, and where its schema is. */
interface Body {
  readonly pointer: string;
  readonly value: unknown;
  /** Those that no violation has been found for yet, by value and keyword: a body may have thousands. */
  readonly open: ReadonlyMap<string, Refusal[]>;
}

/** Where the bundle says what each of the violations breaks: a keyword, else the nearest that is right. */
export function pointersOf(exchange: Exchange, violations: readonly PrismViolation[]): readonly string[] {
  const bodies = new Map<string, Body | undefined>();
  return violations.map((violation) => {
    const [part = 'request', section, ...names] = violation.location;
    const finding = { ...violation, names };
    const place = section === 'body' ? undefined : placeOf(exchange, part, section, finding);
    if (place !== undefined) return canonicalPointer(exchange.document, place);
    if (!bodies.has(part)) bodies.set(part, part === 'response' ? answered(exchange) : sent(exchange));
    const body = bodies.get(part);
    return body ? inBody(exchange.document, body, finding) : wholeOf(exchange, part);
  });
}

type Finding = PrismViolation & { readonly names: readonly string[] };

/** What is not of a body. */
function placeOf(
  exchange: Exchange,
  part: string,
  section: string | undefined,
  finding: Finding,
): string | undefined {
  const { document, operation } = exchange;
  if (part === 'response') {
    return section === 'header' ? ofHeader(exchange, finding) : `${operation.pointer}/responses`;
  }
  if (section !== undefined) return ofParameter(document, operation, section, finding);
  if (finding.code === 401) return operation.raw.security ? `${operation.pointer}/security` : '/security';
  const { body } = operation;
  if (!body) return operation.pointer;
  return finding.code === 'required' ? `${body.pointer}/required` : `${body.pointer}/content`;
}

function ofParameter(
  document: OpenApiDocument,
  { parameters, pointer }: Operation,
  section: string,
  finding: Finding,
): string {
  const inMessage = /must have required property '(.+)'$/s.exec(finding.message)?.[1];
  const [name = inMessage, ...names] = finding.names;
  // Prism writes their names in small letters.
  const parameter = parameters.find(
    (one) => one.in === section && one.name.toLowerCase() === name?.toLowerCase(),
  );
  if (!parameter) return pointer;
  if (finding.names.length === 0) return `${parameter.pointer}/required`;
  if (finding.code === 'deprecated') return `${parameter.pointer}/deprecated`;
  return nearest(document, `${parameter.pointer}/schema`, { ...finding, names }) ?? parameter.pointer;
}

function ofHeader({ document, operation, answer }: Exchange, finding: Finding): string {
  const { response } = responseFor(operation, answer?.status ?? 0) ?? {};
  const [name = '', ...names] = finding.names;
  const declared = Object.keys(response?.headers ?? {}).find(
    (one) => one.toLowerCase() === name.toLowerCase(),
  );
  if (!response || declared === undefined) return `${operation.pointer}/responses`;
  const header = response.pointer + toPointer(['headers', declared]);
  return nearest(document, `${header}/schema`, { ...finding, names }) ?? header;
}

function sent({ document, operation: { body }, asked }: Exchange): Body | undefined {
  return body && bodyIn(document, body, asked.headers?.['content-type'], asked.body);
}

function answered({ document, operation, answer }: Exchange): Body | undefined {
  const { response } = responseFor(operation, answer?.status ?? 0) ?? {};
  return response && bodyIn(document, response, answer?.headers['content-type'], jsonOf(answer?.body));
}

function bodyIn(
  document: OpenApiDocument,
  {
    content = {},
    pointer,
  }: { readonly content?: Readonly<Record<string, MediaType>>; readonly pointer: string },
  type = '',
  value: unknown,
): Body | undefined {
  const key = contentKey(content, type);
  if (key === undefined) return undefined;
  const schema = canonicalPointer(document, pointer + toPointer(['content', key, 'schema']));
  const open = new Map<string, Refusal[]>();
  for (const refusal of refusals(document, schema, value)) {
    const key = keyOf(refusal.names, refusal.keyword);
    const known = open.get(key);
    if (known) known.push(refusal);
    else open.set(key, [refusal]);
  }
  return { pointer: schema, value, open };
}

function keyOf(names: readonly string[], keyword: unknown): string {
  return JSON.stringify([keyword, names.join('/')]);
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return text;
  }
}

function inBody(document: OpenApiDocument, { pointer, open }: Body, finding: Finding): string {
  const { names, code, message } = finding;
  const same = open.get(keyOf(names, code)) ?? [];
  const found =
    same.find((one) => message.includes(one.message)) ?? (same.length === 1 ? same[0] : undefined);
  if (!found) return nearest(document, pointer, finding) ?? pointer;
  // Alternatives say the same of one value: each of them is told once.
  same.splice(same.indexOf(found), 1);
  return found.pointer;
}

function wholeOf({ operation: { pointer, body } }: Exchange, part: string): string {
  if (part === 'response') return `${pointer}/responses`;
  return body?.pointer ?? pointer;
}
