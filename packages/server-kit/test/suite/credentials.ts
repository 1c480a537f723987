import { securityScheme } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { expectTaken } from '../support/expect-taken.ts';
import { rawRequest } from '../support/raw-http.ts';
import { contentTypeOf, neededBy, requestOf } from '../support/requests.ts';
import { prefix } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import type { Specimen } from '../support/specimens.ts';
import { notAsked } from './not-asked.ts';
import { errorShape } from './shape.ts';

type Pairs = readonly (readonly [string, string])[];

const bearer: Record<string, readonly string[]> = {
  'an empty header': [''],
  'the scheme alone': ['Bearer'],
  'the scheme and a space': ['Bearer '],
  'a token without scheme': ['good'],
  'another scheme': ['Basic Z29vZDpnb29k'],
  'a scheme that starts alike': ['BearerX good'],
  'two tokens': ['Bearer good good'],
  'two tokens by comma': ['Bearer good, Bearer good'],
  'a quoted token': ['Bearer "good"'],
  'characters beyond ASCII': ['Bearer gööd'],
  'a tab for the space': ['Bearer\tgood'],
  'two headers': ['Bearer good', 'Bearer good'],
  'padding alone': ['Bearer =='],
  'a token of 8 kB that nobody issued': [`Bearer unknown${'x'.repeat(8_192)}`],
};

const apiKey: Record<string, readonly string[]> = {
  'an empty header': [''],
  'characters beyond ASCII': ['gööd'],
  'a tab inside': ['go\tod'],
  'two headers': ['good', 'good'],
  'a token of 8 kB that nobody issued': [`unknown${'x'.repeat(8_192)}`],
};

/** `Authorization` in every form that is none. */
export function testCredentials(stub: Asked, specimen: Specimen): void {
  const { operation } = specimen;
  const [id] = Object.keys(operation.security[0] ?? {});
  if (id === undefined) return;
  const scheme = securityScheme(stub.document, id);
  const isAlone = operation.security.length === 1 && Object.keys(operation.security[0] ?? {}).length === 1;
  if (!isAlone || scheme?.scheme === 'basic') {
    notAsked('credentials that are none: there is a choice of them, or they are user and password');
    return;
  }
  const isKey = scheme?.type === 'apiKey';
  const fits = errorShape(stub, specimen);

  describe('refuses credentials that are none', () => {
    const { calls, port } = stub.servers.enforced;
    const send = (values: readonly string[]) => {
      const name = String(scheme?.name ?? 'Authorization');
      const { headers: needed, search } = neededBy(stub.document, specimen, 'missing');
      const inQuery = scheme?.in === 'query' ? values : [];
      const query = new URLSearchParams([
        ...new URLSearchParams(search),
        ...inQuery.map((value): [string, string] => [name, value]),
      ]);
      const headers: Pairs = [
        ...Object.entries(needed),
        ...values.flatMap((value) => (inQuery.length > 0 ? [] : [[name, value] as const])),
        ['content-type', contentTypeOf(operation)],
      ];
      const { payload } = requestOf(stub.document, specimen);
      const body = payload === undefined ? {} : { body: String(payload) };
      return rawRequest(port, {
        method: operation.method,
        path: `${prefix}${specimen.path}?${query}`,
        headers,
        ...body,
      });
    };
    it.each(Object.entries(isKey ? apiKey : bearer))('%s', async (_name, values) => {
      const answer = await send(values);
      expect(answer.status).toBe(401);
      fits(answer.body);
      expect(calls).toEqual([]);
    });
    it.each(isKey ? ['good', 'Bearer good'] : ['Bearer good', 'bearer good', 'BEARER   good'])(
      'but takes %s',
      async (value) => {
        expectTaken(stub.servers.enforced, specimen, await send([value]));
      },
    );
  });
}
