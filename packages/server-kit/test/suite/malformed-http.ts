import { describe, expect, it } from 'vitest';
import { exchange } from '../support/exchange.ts';
import { contentTypeOf, neededBy } from '../support/requests.ts';
import { prefix } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { errorShape } from './shape.ts';

/** What Node's parser refuses before there is a request. */
export function testMalformedHttp(stub: Asked, specimen: Specimen): void {
  const fits = errorShape(stub, specimen);
  const head = headOf(stub, specimen);
  const faults: readonly (readonly [string, string, number])[] = [
    ['a control character', 'x: \x01\r\n\r\n', 400],
    ['a space before a colon', 'x : y\r\n\r\n', 400],
    ['headers over 16 KiB', `x: ${'y'.repeat(17_000)}\r\n\r\n`, 431],
  ];
  const faultsOfBodies: typeof faults = [['bad chunks', 'transfer-encoding: chunked\r\n\r\nzz\r\n', 400]];

  describe('answers malformed HTTP in its own shape, once', () => {
    const { calls, port } = stub.servers.enforced;
    it.each(specimen.operation.body ? [...faults, ...faultsOfBodies] : faults)(
      '%s',
      async (_name, rest, status) => {
        const answers = await exchange(port, head + rest);
        expect(answers.map((answer) => answer.status)).toEqual([status]);
        fits(answers[0]?.body ?? '');
        expect(calls).toEqual([]);
      },
    );
  });
}

/** Each waits for its end; many wait no longer than one. */
export function testEndlessBodies(stub: Asked, specimens: readonly Specimen[]): void {
  const withBody = specimens.filter(({ operation }) => operation.body);
  if (withBody.length === 0) return;
  it('a body that does not end is a 408 in its own shape, once', async () => {
    const { calls, port } = stub.servers.impatient;
    const waiting = withBody.values();
    const work = async () => {
      // All take from one iterator.
      for (const specimen of waiting) {
        const answers = await exchange(port, `${headOf(stub, specimen)}content-length: 9\r\n\r\n{`);
        expect([specimen.operation.id, ...answers.map(({ status }) => status)]).toEqual([
          specimen.operation.id,
          408,
        ]);
        errorShape(stub, specimen)(answers[0]?.body ?? '');
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
    expect(calls).toEqual([]);
  });
}

/** The request line and the headers that an operation needs. */
function headOf(stub: Asked, specimen: Specimen): string {
  const { operation, path } = specimen;
  const { headers: needed, search } = neededBy(stub.document, specimen);
  const headers = { ...needed, host: 'x', 'content-type': contentTypeOf(operation) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${operation.method} ${prefix}${path}${search} HTTP/1.1\r\n${lines.join('')}`;
}
