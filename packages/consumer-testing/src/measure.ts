import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import esbuildPlugin from '@size-limit/esbuild';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';
import type { SampleCall } from './calls.ts';

/** What a bundle for the browser weighs, minified and gzipped, and the modules that are in it. */
export interface Measured {
  readonly bytes: number;
  /** Paths relative to the folder of the consumer. */
  readonly modules: string[];
}

/** size-limit reports into the checks that it is given. */
interface Check {
  readonly files: string[];
  readonly gzip: true;
  readonly modifyEsbuildConfig: (config: object) => object;
  size?: number;
  esbuildMetafile?: { inputs: Record<string, unknown>; outputs: Record<string, { inputs?: object }> };
}

/** Bundles a module of a consumer's folder as its users' browsers would get it. */
export async function measure(folder: string, name: string, source: string): Promise<Measured> {
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, source);
  const check: Check = {
    files: [file],
    gzip: true,
    modifyEsbuildConfig: (config) => ({ ...config, format: 'esm', platform: 'browser' }),
  };
  // Its types know the plugins as functions alone; both kinds are documented.
  await sizeLimit([filePlugin, esbuildPlugin] as never, { checks: [check] });
  const modules = Object.values(check.esbuildMetafile?.outputs ?? {}).flatMap((output) =>
    Object.keys(output.inputs ?? {}).map((path) => relative(folder, resolve(path))),
  );
  if (check.size === undefined || modules.length === 0)
    throw new Error(`size-limit measured nothing of ${name}.`);
  return { bytes: check.size, modules: modules.filter((module) => module !== `${name}.mjs`) };
}

/** One call, each time the same, by hand and through what is compared. */
export const sources = {
  raw: (call: SampleCall) => {
    const init = { method: call.method, headers: authorized(call), body: JSON.stringify(call.body) };
    return `const send = () => fetch(${JSON.stringify(call.server + filled(call))}, ${JSON.stringify(init)});
console.log(await send().then((response) => response.json()));`;
  },
  openapiFetch: (call: SampleCall) => `import createClient from 'openapi-fetch';
const client = createClient(${JSON.stringify({ baseUrl: call.server, headers: authorized(call) })});
console.log(await client.${call.method}('${call.url}', ${JSON.stringify(init(call))}));`,
  fetch: (call: SampleCall) => `import { createClient } from '@clientele/${call.contract}/fetch';
const client = createClient(${JSON.stringify({ token: call.token })});
console.log(await client.${call.method}('${call.url}', ${JSON.stringify(init(call))}));`,
  sdk: (call: SampleCall) => `import { createClient, ${call.fn} } from '@clientele/${call.contract}';
const client = createClient(${JSON.stringify({ token: call.token })});
console.log(await ${call.fn}({ client, ...${JSON.stringify({ path: call.path, body: call.body })} }));`,
  scenarios: (call: SampleCall) => `import { ${call.fn} } from '@clientele/${call.contract}/scenarios';
console.log(${call.fn}.${call.scenario}.response.body);`,
};

/** The same source with a client that retries. */
export function resilient(source: string): string {
  return source
    .replace('createClient', 'createClient, resilient')
    .replace('createClient({', 'createClient({"resilience": resilient(),');
}

function init({ path, query, body }: SampleCall): object {
  return { params: Object.keys(query).length > 0 ? { path, query } : { path }, body };
}

function authorized({ token }: SampleCall): Record<string, string> {
  return { Authorization: token, 'Content-Type': 'application/json' };
}

function filled({ url, path }: SampleCall): string {
  return url.replace(/\{([^{}]+)\}/g, (_placeholder, name: string) => encodeURIComponent(String(path[name])));
}
