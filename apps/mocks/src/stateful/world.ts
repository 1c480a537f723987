import type { Operation } from '@clientele/openapi';
import type { ClientRecord } from '@clientele/semantics';
import { InvalidResponseError, RefusalError } from '@clientele/server-kit';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Received } from '../http/received.ts';
import { type Answer, type PrismViolation, problem } from '../prism/answer.ts';
import { during, type Exchange } from './exchange.ts';
import { type Records, RecordsFull } from './records.ts';
import { violationsOfRefusal } from './violations-of-refusal.ts';

/** A contract's clients in memory. */
export interface World {
  /** By the vendor's semantics. */
  answer(received: Received): Promise<Answer>;
  /** As at the start. */
  reset(): void;
  /** As they are now, without their secrets. */
  clients(): readonly ClientRecord[];
}

/** Puts a stub that many share and the records of one session together. */
export function worldOf(app: FastifyInstance, operation: Operation, records: Records): World {
  return {
    answer: async (received) => {
      const exchange: Exchange = { records, target: received.target, presented: '' };
      const sent = await during(exchange, async () => app.inject(injected(received)));
      return answerOf(sent, exchange, operation);
    },
    reset: () => records.reset(),
    clients: () => records.list(),
  };
}

/** What is of a connection, which an injected request has none of. */
const OF_THE_CONNECTION =
  /^(?:connection|date|content-length|expect|keep-alive|te|transfer-encoding|upgrade)$/;

function injected({ method, headers, rawHeaders = [], bytes }: Received): InjectOptions {
  const kept = Object.entries(headers)
    .filter(([name]) => !OF_THE_CONNECTION.test(name))
    .map(([name, value]) => [name, sentTwice(rawHeaders, name) ?? value]);
  return {
    // Whichever it is, Fastify takes it or answers that it does not.
    method: method as 'PATCH',
    url: '/',
    headers: Object.fromEntries(kept),
    ...(bytes.length === 0 ? {} : { payload: bytes }),
  };
}

/** The values of a header that was sent more than once, which a vendor may refuse. */
function sentTwice(rawHeaders: readonly string[], name: string): string[] | undefined {
  const values = rawHeaders.filter(
    (_, index) => rawHeaders[index - 1]?.toLowerCase() === name && index % 2 === 1,
  );
  return values.length > 1 ? values : undefined;
}

/** @throws what no request should have led to: a bug of the semantics or of the mock */
function answerOf(
  { statusCode: status, headers, body }: LightMyRequestResponse,
  { error, refusal }: Exchange,
  operation: Operation,
): Answer {
  if (error instanceof RecordsFull) return problem(507, 'The mock is full', error.message);
  if (error instanceof Error && status === 500 && !isOfTheContract(error)) throw error;
  const sent = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.test(name));
  return {
    status,
    headers: Object.fromEntries(sent.map(([name, value]) => [name, [value].flat().join(', ')])),
    ...(body === '' ? {} : { body }),
    violations: [
      ...(refusal ? violationsOfRefusal(refusal, operation) : []),
      ...(error instanceof InvalidResponseError ? [violationOf(error)] : []),
    ],
  };
}

/** Whether the vendor's own 500 says all that there is to say. */
function isOfTheContract(error: Error): boolean {
  return error instanceof InvalidResponseError || error instanceof RefusalError;
}

function violationOf({ message, problem: code }: InvalidResponseError): PrismViolation {
  return { location: ['response'], severity: 'Error', code, message };
}
