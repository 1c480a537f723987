import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writtenExample } from './content.ts';
import type { Contract } from './contract.ts';
import { findOperation } from './find-operation.ts';

/** A server that is made of a contract's scenarios; close it when the tests are done. */
export interface AnsweringServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers with the scenario that `Prefer` names: also with those that were generated, which no mock knows. */
export async function startAnsweringServer(contract: Contract): Promise<AnsweringServer> {
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    const [, status, name = '-'] =
      /code=(\d+)(?:, example=(.+))?/.exec(String(request.headers['prefer'])) ?? [];
    const scenario = findOperation(contract.operations, { method, target: url })?.scenarios.find(
      (one) => one.name === name && one.status === Number(status),
    );
    request.resume().on('end', () => {
      const { mediaType, body } = scenario ?? {};
      response.writeHead(scenario?.status ?? 404, mediaType ? { 'content-type': mediaType } : {});
      response.end(writtenExample(mediaType, body), 'latin1');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // An IP listener's address is never a string.
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
