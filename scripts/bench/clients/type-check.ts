import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compilerOf } from '@clientele/consumer-testing/compilers';

const run = promisify(execFile);
const repeats = 3;

/** What a compiler says of one program; the time is the median of its runs. */
export interface TypeChecked {
  readonly instantiations: number;
  readonly types: number;
  readonly seconds: number;
}

/** Type-checks a module of a consumer's folder as an editor would have to. */
export async function typeCheck(folder: string, source: string, version: string): Promise<TypeChecked> {
  await writeFile(join(folder, 'bench.ts'), source);
  const compilerOptions = {
    ...{ noEmit: true, strict: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler' },
    ...{ lib: ['es2022', 'dom', 'dom.iterable'], types: [], skipLibCheck: true },
  };
  await writeFile(join(folder, 'bench.json'), JSON.stringify({ compilerOptions, files: ['bench.ts'] }));
  const reports: string[] = [];
  for (let index = 0; index < repeats; index += 1) {
    const { stdout } = await run(
      process.execPath,
      [compilerOf(version), '--project', 'bench.json', '--extendedDiagnostics'],
      {
        cwd: folder,
      },
    ).catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(`${source}\n${stdout}`)));
    reports.push(stdout);
  }
  const seconds = reports.map((report) => read(report, 'Total time')).sort((a, b) => a - b);
  const [report = ''] = reports;
  return {
    instantiations: read(report, 'Instantiations'),
    types: read(report, 'Types'),
    seconds: seconds[Math.floor(repeats / 2)] ?? 0,
  };
}

function read(report: string, label: string): number {
  const [, value] = report.match(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm')) ?? [];
  if (!value) throw new Error(`The compiler reports no "${label}".`);
  return Number(value);
}
