import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ScratchRepository } from '../support/scratch-repository.ts';

const schema = 'components/schemas/Tea.yaml';
const example = 'components/examples/Tea.yaml';

/** A repository with one small contract, `tea`, whose answer is the name of a tea. */
export class Scratch extends ScratchRepository {
  /** Where the contract stands. */
  folder = 'specs/tea';

  constructor(name: string) {
    super('dev');
    this.writeRegister('tea');
    this.write('specs/tea/openapi.yaml', openapi);
    this.write('specs/tea/paths/teas.yaml', path);
    this.write('pnpm-workspace.yaml', 'packages: []\n');
    this.writeSchema();
    this.serve(name);
    this.link('');
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.commit();
  }

  /** As editors save that write beside a file and then take its place. */
  writeBeside(path: string, text: string): void {
    this.write(`${path}.tmp`, text);
    this.rename(`${path}.tmp`, path);
  }

  /** As editors save that empty a file and then write it in pieces. */
  writeInPieces(path: string, text: string): void {
    const file = openSync(this.file(path), 'w');
    for (const piece of text.match(/.{1,9}/gs) ?? []) writeSync(file, piece);
    closeSync(file);
  }

  rename(from: string, to: string): void {
    renameSync(this.file(from), this.file(to));
  }

  /** Files of the contract, wherever it stands. */
  get schema(): string {
    return join(this.folder, schema);
  }

  get example(): string {
    return join(this.folder, example);
  }

  writeSchema(): void {
    this.write(this.schema, 'type: object\nproperties:\n  name:\n    type: string\n');
  }

  /** Writes the contract's answer. */
  serve(name: string): void {
    this.write(this.example, answering(name));
  }

  /** The register, with contracts that all are the tea. */
  writeRegister(...names: string[]): void {
    const entry = (name: string) =>
      `  ${name}:\n    root: ${this.folder}/openapi.yaml\n    output: packages/${name}/generated/openapi.json\n`;
    this.write('redocly.yaml', `${config}apis:\n${names.map(entry).join('')}`);
  }
}

/** The example of a tea of this name. */
export function answering(name: string): string {
  return `summary: A tea.\nvalue:\n  name: ${name}\n`;
}

const config = "telemetry: 'off'\nrules:\n  struct: error\n  no-unresolved-refs: error\n";

const openapi = `openapi: 3.1.0
info:
  title: Tea
  version: 1.0.0
paths:
  /teas:
    $ref: paths/teas.yaml
`;

const path = `get:
  operationId: getTea
  responses:
    '200':
      description: The tea.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/Tea.yaml
          examples:
            Tea:
              $ref: ../components/examples/Tea.yaml
`;
