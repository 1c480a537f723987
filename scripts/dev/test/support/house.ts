import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository, ScratchRepository } from './scratch-repository.ts';

/** A repository for a test, with a contract of this one and two small ones. */
export class House extends ScratchRepository {
  /** `vendor` is the name of a contract of this repository. */
  constructor(vendor: string) {
    super('house');
    // What weighing and the error shape of a vendor need of an installed repository.
    cpSync(join(repository, 'pnpm-workspace.yaml'), this.file('pnpm-workspace.yaml'));
    for (const folder of ['', `packages/${vendor}`]) this.link(folder);
    for (const path of ['specs/shared', `specs/${vendor}`, `packages/${vendor}/src`])
      cpSync(join(repository, path), join(this.root, path), { recursive: true });
    for (const [path, text] of Object.entries(small)) this.write(path, text);
    const rules = pathToFileURL(join(repository, 'specs/rules/plugin.ts')).href;
    this.write('specs/rules/plugin.ts', `export { default } from '${rules}';\n`);
    this.register([vendor, 'tea', 'cup']);
    this.git('init', '--quiet');
    this.commit();
  }

  read(path: string): string {
    return readFileSync(this.file(path), 'utf8');
  }

  edit(path: string, from: string, to: string): void {
    const before = this.read(path);
    if (!before.includes(from)) throw new Error(`${path} has no ${from}.`);
    this.write(path, before.replaceAll(from, to));
  }

  /** Writes the register, with more of each contract where it is given. */
  register(names: readonly string[], more: Readonly<Record<string, object>> = {}): void {
    const apis = names.map((name) => {
      const [root, output] = [`specs/${name}/openapi.yaml`, `packages/${name}/generated/openapi.json`];
      return [name, { root, output, ...more[name] }];
    });
    const config = {
      plugins: ['./specs/rules/plugin.ts'],
      extends: ['recommended-strict', 'house/all'],
      rules: { 'operation-operationId': 'off' },
      apis: Object.fromEntries(apis),
    };
    this.write('redocly.yaml', JSON.stringify(config, null, 2));
  }

  /** Runs a program of this repository there. */
  run(program: string, ...options: string[]): void {
    execFileSync(process.execPath, [join(repository, program), ...options], {
      cwd: this.root,
      stdio: 'ignore',
    });
  }
}

const openapi = (title: string) => `openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info:
  title: ${title}
  version: 1.0.0
  license: { name: MIT, identifier: MIT }
servers: [{ url: https://api.${title.toLowerCase()}.dev }]
paths:
  /${title.toLowerCase()}: { $ref: paths/${title.toLowerCase()}.yaml }
`;

const path = (name: string, schema: string) => `get:
  summary: List what there is
  operationId: list${name}
  x-provenance: documented
  x-retry: { policy: safe, reason: It only reads. }
  security: []
  responses:
    '200':
      description: What there is.
      x-provenance: documented
      content:
        application/json:
          schema: { $ref: ${schema} }
          examples: { One: { $ref: ../components/examples/One.response.yaml } }
    '404': { description: There is nothing., x-provenance: documented }
`;

const small = {
  'specs/tea/openapi.yaml': openapi('Tea'),
  'specs/tea/paths/tea.yaml': path('Tea', '../../shared/schemas/Kept.yaml'),
  'specs/tea/components/examples/One.response.yaml': 'summary: List one\nvalue: { name: Assam }\n',
  'specs/cup/openapi.yaml': openapi('Cup'),
  'specs/cup/paths/cup.yaml': path('Cup', '../../shared/schemas/Kept.yaml'),
  'specs/cup/components/examples/One.response.yaml': 'summary: List one\nvalue: { name: Blue }\n',
  'specs/shared/schemas/Kept.yaml': `type: object
x-provenance: documented
description: What is kept.
required: [name]
properties:
  name:
    type: string
    description: Its name.
    examples: [Assam]
`,
};
