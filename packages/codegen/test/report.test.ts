import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { report } from '../src/report/report.ts';

const root = mkdtempSync(join(tmpdir(), 'clientele-report-'));
afterAll(() => rmSync(root, { recursive: true }));

const files = {
  'openapi.yaml': `openapi: 3.1.0
paths:
  /teas/{id}:
    $ref: paths/teas.yaml
  /cups:
    get: { operationId: listCups, responses: {} }
components:
  schemas:
    Cup: { type: object }
x-webhooks:
  brewed: { post: { responses: {} } }
`,
  'paths/teas.yaml': `# One tea.
parameters:
  - $ref: ../components/parameters.yaml#/Id
get:
  operationId: getTea
  parameters:
    - name: visit
      in: cookie
  responses:
    200:
      content:
        application/json:
          schema:
            $ref: ../components/schemas/Tea.yaml
          example: { $ref: '#tea' }
    404:
      $ref: ../components/responses/Tea.yaml
`,
  'components/responses/Tea.yaml': `# Of the name of a schema.
description: No tea.
`,
  'components/parameters.yaml': `Id:
  name: id
  in: path
`,
  'components/schemas/Tea.yaml': `type: object
properties:
  leaf:
    type: string
    pattern: '['
  next:
    $ref: Tea.yaml
`,
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

it.each([
  ['#', 'openapi.yaml:1'],
  ['#/openapi', 'openapi.yaml:1'],
  ['#/paths/~1cups/get', 'openapi.yaml:6'],
  ['#/paths/~1teas~1{id}/get', 'paths/teas.yaml:4'],
  ['#/paths/~1teas~1{id}/get/parameters/0', 'paths/teas.yaml:7'],
  ['#/paths/~1teas~1{id}/parameters/0/in', 'components/parameters.yaml:3'],
  ['#/components/parameters/Id/in', 'components/parameters.yaml:3'],
  ['#/components/schemas/Cup', 'openapi.yaml:9'],
  ['#/components/responses/Tea/description', 'components/responses/Tea.yaml:2'],
  ['#/components/schemas/Tea/properties/leaf', 'components/schemas/Tea.yaml:3'],
  ['#/components/schemas/Tea/properties/next/properties/leaf', 'components/schemas/Tea.yaml:3'],
  // The name that an upgrade gives to x-webhooks.
  ['#/webhooks/brewed/post', 'openapi.yaml:11'],
  // As far as the files know it.
  ['#/paths/~1cups/get/responses/200/content', 'openapi.yaml:6'],
  ['#/components/schemas/Unknown', 'openapi.yaml:8'],
])('finds %s at %s', (pointer, place) => {
  const findings = [{ pointer, level: 'changed', problem: 'It is odd.' } as const];
  expect(report(root, join(root, 'openapi.yaml'), findings)).toEqual([`${place}: It is odd.`]);
});

it('names the operation that is left out', () => {
  const operation = 'GET /teas/{id}';
  const pointer = '#/paths/~1teas~1{id}/get/parameters/0';
  expect(
    report(root, join(root, 'openapi.yaml'), [
      { pointer, operation, level: 'left-out', problem: 'parameter visit in a cookie.' },
    ]),
  ).toEqual(['paths/teas.yaml:7: GET /teas/{id} is left out: parameter visit in a cookie.']);
});
