import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

interface Place {
  /** From 0, as the character. */
  readonly line: number;
  readonly character: number;
}
interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly message: string; readonly range: { readonly start: Place } }[];
}

const program = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

/** The YAML language server, as an editor runs it that has opened the repository with its settings. */
export async function openEditor(root: string) {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reader = new StreamMessageReader(server.stdout);
  const connection = createMessageConnection(reader, new StreamMessageWriter(server.stdin));
  const written = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'));
  // The store is on the network.
  const yaml = { schemas: written['yaml.schemas'], schemaStore: { enable: false } };
  const published = new Map<string, (published: Published) => void>();
  // Before it has the settings, nothing is wrong to it.
  const { promise: configured, resolve: configure } = Promise.withResolvers<void>();
  connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) => {
    if (items.some(({ section }) => section === 'yaml')) configure();
    return items.map(({ section }) => (section === 'yaml' ? yaml : {}));
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onNotification('textDocument/publishDiagnostics', (said: Published) =>
    published.get(said.uri)?.(said),
  );
  connection.listen();
  const uri = pathToFileURL(root).href;
  const capabilities = { workspace: { configuration: true } };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'repository' }],
    capabilities,
  });
  await connection.sendNotification('initialized', {});
  await configured;

  const open = async (file: string, text: string) => {
    const uri = pathToFileURL(join(root, file)).href;
    const first = new Promise<Published>((resolve) => published.set(uri, resolve));
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return { uri, first };
  };
  return {
    /** What is underlined in a file of this text: at which line, from 1, and what is said of it. */
    async problems(file: string, text: string) {
      const { first } = await open(file, text);
      const { diagnostics } = await first;
      return diagnostics.map(({ message, range }) => ({ line: range.start.line + 1, message }));
    },
    /** What is offered at a place. */
    async offers(file: string, text: string, position: Place): Promise<string[]> {
      const { uri } = await open(file, text);
      const { items } = await connection.sendRequest<{ items: { label: string }[] }>(
        'textDocument/completion',
        { textDocument: { uri }, position },
      );
      return items.map(({ label }) => label);
    },
    /** What is said of a word. */
    async hover(file: string, text: string, position: Place): Promise<string> {
      const { uri } = await open(file, text);
      const hover = await connection.sendRequest<{ contents: { value: string } } | null>(
        'textDocument/hover',
        { textDocument: { uri }, position },
      );
      return hover?.contents.value ?? '';
    },
    async [Symbol.asyncDispose]() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
