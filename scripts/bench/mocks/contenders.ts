import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repository } from '@clientele/consumer-testing/published';
import { MeasuredProcess } from './measured-process.ts';
import type { Usage } from './usage.ts';

/** The mocks of some contracts, by whoever serves them. */
export interface Contender extends AsyncDisposable {
  /** Where each contract is. */
  urlOf(contract: string): string;
  usage(): Promise<Usage>;
}

/** Starts the mocks of these contracts. */
export type Start = (contracts: readonly string[]) => Promise<Contender>;

/** Prism's own program as it comes but for its log: a process for each contract. */
export async function startPrism(contracts: readonly string[]): Promise<Contender> {
  const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  await using processes = new AsyncDisposableStack();
  const servers = contracts.map((name) => {
    const document = join(repository, 'packages', name, 'generated/openapi.json');
    // More than one process, its default in production, ends as it starts.
    const options = ['mock', '-v', 'silent', '-m', 'false', '-p', '0', document];
    return processes.use(new MeasuredProcess(program, options));
  });
  const ports = await Promise.all(servers.map((server) => server.port()));
  const urls = new Map(contracts.map((name, index) => [name, `http://127.0.0.1:${ports[index]}`]));
  return contender(servers, processes.move(), (name) => `${urls.get(name)}`);
}

/** Our gateway as `pnpm mock` starts it: a process for all. */
export async function startGateway(): Promise<Contender> {
  const program = join(repository, 'apps/mocks/src/main.ts');
  await using processes = new AsyncDisposableStack();
  const options = ['--root', repository, '--host', '127.0.0.1', '--port', '0'];
  const server = processes.use(new MeasuredProcess(program, options));
  const gateway = await server.printedUrl();
  return contender([server], processes.move(), (name) => `${gateway}/${name}`);
}

function contender(
  servers: readonly MeasuredProcess[],
  processes: AsyncDisposable,
  urlOf: Contender['urlOf'],
): Contender {
  const usage = async () => {
    const used = await Promise.all(servers.map((server) => server.usage()));
    const sum = (of: keyof Usage) => used.reduce((total, one) => total + one[of], 0);
    return { cpu: sum('cpu'), memory: sum('memory') };
  };
  return { urlOf, usage, [Symbol.asyncDispose]: () => processes[Symbol.asyncDispose]() };
}
