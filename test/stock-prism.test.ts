import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { readContract } from '@clientele/contract-testing/coverage';
import { freePort } from '@clientele/contract-testing/free-port';
import { readRegister } from '@clientele/openapi/register';
import { afterEach, describe, expect, it } from 'vitest';

const register = await readRegister(resolve(import.meta.dirname, '..'));
const contracts = register.filter(({ level }) => level === 'house');
const program = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
let prism: ChildProcess | undefined;

afterEach(async () => {
  if (!prism || prism.exitCode !== null) return;
  prism.kill();
  await once(prism, 'exit');
});

/** Prism's own command on the bundle, as somebody without this repository would run it. */
async function prismMock(bundle: string): Promise<string> {
  const port = await freePort();
  const options = ['mock', bundle, '--port', String(port), '--multiprocess', 'false'];
  const child = spawn(process.execPath, [program, ...options]);
  prism = child;
  // Its output is read to the end: a closed pipe would end Prism.
  await new Promise<void>((listening, failed) => {
    child.once('exit', (code) => failed(new Error(`prism mock ended with ${code}.`)));
    child.stdout.on('data', (text: Buffer) => text.includes('Prism is listening') && listening());
  });
  return `http://127.0.0.1:${port}`;
}

describe('stock prism mock', () => {
  it.each(contracts.map((entry) => [entry.name, entry] as const))(
    'serves the bundle of %s',
    async (_name, entry) => {
      const url = await prismMock(entry.bundle);
      const [operation] = readContract(entry).operations;
      if (!operation) throw new Error(`${entry.name} has no operation.`);
      const path = operation.path.replace(/\{([^}]+)\}/, (_parameter, name) =>
        String(operation.scenarios[0]?.input.path[name]),
      );
      const headers = {
        authorization: 'Bearer example-token',
        'content-type': operation.requestMediaType ?? '',
      };
      for (const status of new Set(operation.scenarios.map((scenario) => scenario.status))) {
        const scenario = operation.scenarios.find((one) => one.status === status);
        const response = await fetch(`${url}${path}`, {
          method: operation.method,
          headers: { ...headers, prefer: `code=${status}, example=${scenario?.name}` },
          body: JSON.stringify(scenario?.input.body),
        });
        expect(response.headers.get('sl-violations')).toBeNull();
        expect([response.status, await response.json()]).toEqual([status, scenario?.body]);
      }
    },
  );
});
