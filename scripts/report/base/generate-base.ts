import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(exec);

/**
 * Bundles and generates in a checkout, with the checkout's own programs.
 *
 * @throws with what the program said
 */
export async function generateBase(root: string, checkout: string): Promise<void> {
  await runScript(root, checkout, 'specs', 'bundle');
  await runScript(root, checkout, 'packages/codegen', 'generate');
}

async function runScript(root: string, checkout: string, folder: string, name: string): Promise<void> {
  const manifest = await readFile(join(checkout, folder, 'package.json'), 'utf8').catch(() => '{}');
  const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(manifest);
  const script = scripts[name];
  if (script === undefined) throw new Error(`${folder} had no script \`${name}\` then`);
  const programs = [join(root, folder, 'node_modules/.bin'), join(root, 'node_modules/.bin')];
  const PATH = [...programs, process.env['PATH']].join(delimiter);
  // The script is that commit's, and for a shell, as every script of a package.json is.
  await run(script, { cwd: join(checkout, folder), env: { ...process.env, PATH }, maxBuffer: 2 ** 26 }).catch(
    (cause: { readonly stderr: string }) => {
      const lines = cause.stderr.split('\n').filter((line) => line.trim() !== '');
      const said = lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? 'it says nothing';
      throw new Error(`\`${name}\` of that commit failed with what is installed now: ${said.trim()}`, {
        cause,
      });
    },
  );
}
