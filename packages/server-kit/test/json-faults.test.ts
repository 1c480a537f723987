import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../src/index.ts';
import { orchard } from './support/orchard.ts';

const bytes = (...codes: number[]) => Buffer.from(codes);

describe('a body that is no JSON is told why', async () => {
  const { app, seen } = await orchard({}, { responses: 'off', maxDepth: 3 });
  const post = (payload: string | Buffer) =>
    app.inject({ method: 'POST', url: '/shapes', headers: { 'content-type': 'application/json' }, payload });

  it.each<[string, string | Buffer]>([
    ['The body is empty.', ''],
    ['The body is not valid JSON.', '{'],
    ['The body is not valid JSON.', '{"a": "\\x"}'],
    ['The body is not valid JSON.', '{"a'],
    ['The body is not valid UTF-8.', bytes(0x22, 0xff, 0x22)],
    ['The body must not start with a byte order mark.', bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
    ['The body is nested too deeply.', '[[[[]]]]'],
    ['The body is nested too deeply.', '{"a":{"b":{"c":{}}}}'],
    ['The body names a member twice.', '{"a":1,"\\u0061":2}'],
    ['The body names a member twice.', '{"a":{"x":[]},"b":2,"a":3}'],
    ['The body holds half of a surrogate pair.', '{"a":"\\udc00"}'],
    ['The body holds half of a surrogate pair.', '{"\\ud83d":1}'],
    ['The body holds a member named __proto__ or constructor.prototype.', '{"a":{"__proto__":1}}'],
    ['The body holds a member named __proto__ or constructor.prototype.', '{"constructor":{"prototype":1}}'],
  ])('%s %j', async (detail, payload) => {
    const response = await post(payload);
    expect([response.statusCode, response.json().detail]).toEqual([400, detail]);
  });

  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":"\\ud83d\\ude00","":0}',
    '{"a":[[1]],"b":[[2]],"c":"\\\\"}',
    '{"prototype":1,"constructor":{"name":1}}',
    ' \t\r\n{"toString":1,"hasOwnProperty":2} ',
  ])('takes %s as JSON.parse does', async (text) => {
    expect((await post(text)).statusCode).toBe(299);
    expect(seen.at(-1)?.body).toEqual(JSON.parse(text));
  });
});

describe('parseJson, for apps without the plugin,', () => {
  it('takes and refuses the same', () => {
    expect(parseJson(bytes(0x7b, 0x7d))).toEqual({});
    const refused = { refusal: { kind: 'malformed-json', fault: 'too-deep' } };
    const deep = Buffer.from(`${'['.repeat(33)}${']'.repeat(33)}`);
    expect(() => parseJson(deep)).toThrow(expect.objectContaining(refused));
    expect(parseJson(deep, { maxDepth: 33 })).toEqual(JSON.parse(deep.toString()));
  });

  it('quotes nothing of the body', () => {
    const error = faultOf('{"client_secret": "hush", oops}');
    expect(inspect(error)).not.toMatch(/hush|oops/);
  });
});

function faultOf(text: string): unknown {
  try {
    return parseJson(Buffer.from(text));
  } catch (error) {
    return error;
  }
}
