import { describe, expect, it } from 'vitest';
import { expectTaken } from '../support/expect-taken.ts';
import { rawRequest } from '../support/raw-http.ts';
import { neededBy, requestOf } from '../support/requests.ts';
import { prefix } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';
import { errorShape } from './shape.ts';

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

const malformed: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['half an object', '{"a": '],
  ['single quotes', "{'a': 1}"],
  ['a trailing comma', '{"a": 1,}'],
  ['a comment', '{} // done'],
  ['NaN', '{"a": NaN}'],
  ['two values', '{} {}'],
  ['a line break in a string', '{"a": "\n"}'],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['UTF-16', Buffer.from('{}', 'utf16le')],
  ['a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d])],
  ['a member twice', '{"a": 1, "a": 1}'],
  ['a member twice, once escaped', '{"a": 1, "\\u0061": 1}'],
  ['a member twice, deeper', '[{"x": {"a": 1, "b": {"a": 2}, "a": 3}}]'],
  ['33 levels', deep(33)],
  ['100 000 levels', deep(100_000)],
  ['an endless opening', '['.repeat(1_000_000)],
  ['half a surrogate pair', '{"a": "\\ud800"}'],
  ['__proto__', '{"__proto__": {"isAdmin": true}}'],
  ['__proto__, escaped', '{"\\u005f_proto__": {"isAdmin": true}}'],
  ['constructor.prototype', '{"constructor": {"prototype": {"isAdmin": true}}}'],
];

const refusedTypes = [
  'text/plain',
  'text/json',
  'application/jsonx',
  'application/x-json',
  'application',
  'application/',
  '/json',
  'application/json,text/plain',
  'application/json charset=utf-8',
  'application/json; charset=utf-16',
  'application/json; charset=iso-8859-1',
  'application/json;charset',
  'application/json; charset="utf-8',
  'application /json',
  'application/json\tx',
  'multipart/form-data; boundary=application/json',
  'aрplication/json',
  'application/json;;charset=utf-7',
  'application/merge-patch+json',
];
const acceptedTypes = [
  'application/json',
  'APPLICATION/JSON',
  'application/json;charset=utf-8',
  'application/json ; Charset="UTF-8"',
  'application/json; version=1',
  ' application/json',
  'application/json;',
];

/** Bytes, media types and sizes. */
export function testBodies(stub: Asked, specimen: Specimen): void {
  const { operation } = specimen;
  const types = Object.keys(operation.body?.content ?? {});
  if (types.join() !== 'application/json' || !operation.body?.required) {
    if (operation.body) notAsked('what is JSON: its body is something else, or optional');
    return;
  }
  const fits = errorShape(stub, specimen);
  const needed = neededBy(stub.document, specimen);
  const { app, calls, port } = stub.servers.enforced;

  describe('reads bodies strictly', () => {
    const base = requestOf(stub.document, specimen);
    it.each(malformed)('refuses %s', async (_name, payload) => {
      const response = await app.inject({ ...base, payload });
      expect(response.statusCode).toBe(400);
      fits(response.body);
      expect(calls).toEqual([]);
      expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
    });
    it('refuses a body that is not there', async () => {
      const { payload: _payload, ...without } = base;
      const { headers } = needed;
      const response = await app.inject({ ...without, headers });
      expect(response.statusCode).toBe(400);
      fits(response.body);
    });
  });

  describe('takes its media type in every valid spelling and no other', () => {
    const send = (contentTypes: readonly string[], more: Record<string, string> = {}) => {
      const headers = [
        ...Object.entries({ ...needed.headers, ...more }),
        ...contentTypes.map((value) => ['content-type', value] as const),
      ];
      const body = JSON.stringify(specimen.requests[0]?.value ?? specimen.input.body);
      return rawRequest(port, {
        method: operation.method,
        path: prefix + specimen.path + needed.search,
        headers,
        body,
      });
    };
    it.each([...refusedTypes.map((type) => [type]), [], ['application/json', 'text/plain']])(
      '415 for %j',
      async (...given) => {
        const answer = await send(given);
        expect(answer.status).toBe(415);
        fits(answer.body);
        expect(calls).toEqual([]);
      },
    );
    it('415 for a compressed body', async () => {
      expect((await send(['application/json'], { 'content-encoding': 'gzip' })).status).toBe(415);
    });
    it.each(acceptedTypes)('takes %s', async (type) => {
      expectTaken(stub.servers.enforced, specimen, await send([type]));
    });
  });

  describe('limits the size', () => {
    const send = (framing: readonly [string, string], body: string) => {
      const credential = Object.entries(needed.headers);
      const headers = [...credential, ['content-type', 'application/json'] as const, framing];
      return rawRequest(port, {
        method: operation.method,
        path: prefix + specimen.path + needed.search,
        headers,
        body,
      });
    };
    it('413 by Content-Length, without waiting for the body', async () => {
      const answer = await send(['content-length', '1048577'], '{');
      expect(answer.status).toBe(413);
      fits(answer.body);
    });
    it('413 by counting', async () => {
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const answer = await send(['transfer-encoding', 'chunked'], `${chunk.repeat(17)}0\r\n\r\n`);
      expect(answer.status).toBe(413);
      fits(answer.body);
      expect(calls).toEqual([]);
    });
    it('takes a chunked body below it', async () => {
      const text = JSON.stringify(specimen.requests[0]?.value ?? specimen.input.body);
      const chunk = `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n0\r\n\r\n`;
      expectTaken(stub.servers.enforced, specimen, await send(['transfer-encoding', 'chunked'], chunk));
    });
  });
}
