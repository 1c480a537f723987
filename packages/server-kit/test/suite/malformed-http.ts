import { describe, expect, it } from 'vitest';
import { exchange } from '../support/exchange.ts';
import { contentTypeOf, neededBy } from '../support/requests.ts';
import { prefix } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { errorShape } from './shape.ts';

/** What Node's parser refuses before there is a request. */
export function testMalformedHttp(stub: Asked, specimen: Specimen): void {
  const { operation } = specimen;
  const fits = errorShape(stub, specimen);
  const type = contentTypeOf(operation);
  const { headers: needed, search } = neededBy(stub.document, specimen);
  const headers = { ...needed, host: 'x', 'content-type': type };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${operation.method} ${prefix}${specimen.path}${search} HTTP/1.1\r\n${lines.join('')}`;
  const faults: readonly (readonly [string, string, number])[] = [
    ['a control character', 'x: \x01\r\n\r\n', 400],
    ['a space before a colon', 'x : y\r\n\r\n', 400],
    ['headers over 16 KiB', `x: ${'y'.repeat(17_000)}\r\n\r\n`, 431],
  ];
  const faultsOfBodies: typeof faults = [
    ['bad chunks', 'transfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    ['a body that does not end', 'content-length: 9\r\n\r\n{', 408],
  ];

  describe('answers malformed HTTP in its own shape, once', () => {
    const { calls, port } = stub.servers.impatient;
    it.each(operation.body ? [...faults, ...faultsOfBodies] : faults)('%s', async (_name, rest, status) => {
      const answers = await exchange(port, head + rest);
      expect(answers.map((answer) => answer.status)).toEqual([status]);
      fits(answers[0]?.body ?? '');
      expect(calls).toEqual([]);
    });
  });
}
