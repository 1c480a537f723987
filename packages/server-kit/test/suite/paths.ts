import { findOperation } from '@clientele/contract-testing';
import { requestMediaType } from '@clientele/openapi';
import { describe, expect, it } from 'vitest';
import { allowsId } from '../support/allows-id.ts';
import { rawRequest } from '../support/raw-http.ts';
import { neededBy, requestOf } from '../support/requests.ts';
import { prefix } from '../support/serve.ts';
import type { Asked } from '../support/servers.ts';
import { type Specimen, samplePath } from '../support/specimens.ts';
import { errorShape } from './shape.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'];

const dangerous: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['a dot', '.'],
  ['two dots', '..'],
  ['an encoded dot', '%2e'],
  ['two encoded dots', '%2e%2E'],
  ['a climb', '%2e%2e%2f'],
  ['a climb to a name', '..%2fadmin'],
  ['a climb by backslash', '..%5cadmin'],
  ['a climb in the middle', 'a%2f..%2fb'],
  ['a null character', '%00'],
  ['a null character at the end', 'id%00'],
  ['a line break', 'id%0d%0aset-cookie:x'],
  ['a delete character', '%7f'],
  ['a C1 control character', '%c2%85'],
  ['broken percent-encoding', '%zz'],
  ['half an escape', 'id%2'],
  ['bytes that are not UTF-8', '%ff%fe'],
  ['half a surrogate pair', '%ed%a0%80'],
  ['600 characters', 'x'.repeat(600)],
];

/** Routing by the bundle, and path parameters that name nothing. */
export function testPaths(stub: Asked, specimen: Specimen): void {
  const { operation } = specimen;
  const fits = errorShape(stub, specimen);
  const { headers, search } = neededBy(stub.document, specimen);
  const path = prefix + specimen.path;
  const { app, calls, port } = stub.servers.enforced;

  describe('answers unknown methods and paths in its own shape', () => {
    const declared = (method: string) =>
      findOperation(stub.operations, { method, target: specimen.path }) !== undefined;
    it.each(methods)('405 with Allow for %s', async (method) => {
      if (declared(method)) return;
      const response = await app.inject({ method: method as 'GET', url: path });
      expect(response.statusCode).toBe(405);
      expect(String(response.headers['allow']).split(', ')).toContain(operation.method);
      fits(response.body);
    });
    // Nothing of the request is checked or read when there is no such path.
    const isKnown = (target: string) =>
      methods.some((method) => findOperation(stub.operations, { method, target: target || '/' }));
    const unknown = ['/nowhere', `${specimen.path}/beyond/of/all`, '/', ''].filter((path) => !isKnown(path));
    it.each(unknown)('404 for %s', async (unknown) => {
      const response = await app.inject({
        method: 'PATCH',
        url: prefix + unknown,
        payload: 'x'.repeat(1_048_577),
        headers: { 'content-type': 'a/b' },
      });
      expect(response.statusCode).toBe(404);
      fits(response.body);
    });
  });

  if (!operation.path.includes('{')) return;
  describe('refuses path parameters that name nothing', () => {
    it.each(dangerous)('%s', async (_name, value) => {
      const sent = Object.entries({ ...headers, 'content-type': requestMediaType(operation) ?? 'a/b' });
      const body = operation.body ? JSON.stringify(specimen.requests[0]?.value) : undefined;
      const raw = prefix + samplePath(operation, specimen.input, value) + search;
      const answer = await rawRequest(port, {
        method: operation.method,
        path: raw,
        headers: sent,
        ...(body ? { body } : {}),
      });
      expect(answer.status).toBeOneOf([400, 404, 405]);
      fits(answer.body);
      expect(calls).toEqual([]);
    });
    it('takes ids that need percent-encoding', async () => {
      const isAllowed = allowsId(stub, operation, 'café/a b');
      const request = requestOf(stub.document, specimen);
      const url = prefix + samplePath(operation, specimen.input, 'caf%C3%A9%2Fa%20b') + search;
      const response = await app.inject({ ...request, url });
      expect(response.statusCode).toBe(isAllowed ? (specimen.status ?? 500) : 400);
    });
  });
}
