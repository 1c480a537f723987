import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Json } from '../../src/json.ts';

/** A request of a contract and the body of the answer to it. */
export interface Scenario {
  readonly name: string;
  readonly request: Json;
  readonly answer: Json;
  /** Where the answer is written. */
  readonly file: string;
}

/** The client from which every scenario of a vendor starts. */
export function starting(vendor: string): Json {
  return read(`${vendor}/starting-client.yaml`)['client'];
}

/** The scenarios of a vendor that have a request. */
export function scenariosOf(vendor: string): readonly Scenario[] {
  const folder = `${vendor}/components/examples`;
  const names = readdirSync(new URL(folder, specs)).flatMap(
    (file) => file.match(/^(.+)\.request\.yaml$/)?.[1] ?? [],
  );
  return names.map((name) => ({
    name,
    request: read(`${folder}/${name}.request.yaml`)['value'],
    answer: read(`${folder}/${name}.response.yaml`)['value'],
    file: fileURLToPath(new URL(`${folder}/${name}.response.yaml`, specs)),
  }));
}

const specs = new URL('../../../../specs/', import.meta.url);

function read(
  path: string,
): { readonly [member: string]: Json } & { readonly client: Json; readonly value: Json } {
  return parse(readFileSync(new URL(path, specs), 'utf8'));
}
