import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { addClients } from '../clients/add-clients.ts';
import type { MadeClient } from '../clients/make-client.ts';
import { Problem } from '../clients/problem.ts';
import type { StoredClient } from '../store/clients.ts';
import type { Json, VendorModule } from '../vendors/vendor.ts';
import {
  type Arguments,
  refuseOperands,
  requireClientId,
  requireOperand,
  requireVendor,
} from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { table } from './table.ts';

/** The commands that begin with `clients`. */
export const clientCommands: Readonly<Record<string, Command>> = {
  'clients add': async (args, context) => {
    const text = requireOperand(args, 'the client as JSON, or "-"');
    const source = text === '-' ? 'standard input' : 'the client';
    const input = parse(text === '-' ? await context.io.readInput() : text, source);
    await add(args, context, [input]);
  },
  'clients import': async (args, context) => {
    const file = requireOperand(args, 'a file');
    const text = await readFile(file, 'utf8').catch((cause: Error) => {
      throw new Problem('ERR_INPUT_UNREADABLE', `${file} can't be read: ${cause.message}.`, { cause });
    });
    const input = parse(text, file);
    await add(args, context, Array.isArray(input) ? input : [input]);
  },
  'clients list': async (args, { store, vendors, io }) => {
    refuseOperands(args);
    const vendor = args.vendor === undefined ? undefined : requireVendor(args, vendors).name;
    const clients = await store.listClients(vendor);
    if (args.json) return io.out(JSON.stringify(clients.map(describe), null, 2));
    const rows = clients.map((client) => [client.vendor, client.id, state(client), client.updatedAt]);
    io.out(table(['vendor', 'client', 'state', 'updated'], rows));
  },
  'clients show': async (args, { store, vendors, io }) => {
    const vendor = requireVendor(args, vendors);
    const id = requireClientId(args, vendor);
    const client = await store.findClient(vendor.name, id);
    if (!client) throw unknown(vendor, id);
    const history = await store.listAudit(vendor.name, id);
    io.out(JSON.stringify({ ...describe(client), record: client.record, history }, null, 2));
  },
  'clients disable': (args, context) => setDisabled(args, context, true),
  'clients enable': (args, context) => setDisabled(args, context, false),
};

async function add(args: Arguments, context: CommandContext, inputs: readonly Json[]): Promise<void> {
  const { store, vendors, io, publicUrl } = context;
  const vendor = requireVendor(args, vendors);
  const made = await addClients(inputs, { store, vendor, publicUrl, now: io.now, newId: randomUUID });
  if (args.json) return io.out(JSON.stringify(made.map(summary), null, 2));
  for (const { client, newSecrets } of made) {
    io.out(`Added ${client.vendor} ${client.id}`);
    for (const [field, secret] of Object.entries(newSecrets))
      io.out(`  ${field}, shown this once: ${secret}`);
  }
}

function summary({ client, newSecrets }: MadeClient) {
  return { vendor: client.vendor, id: client.id, record: client.record, newSecrets };
}

async function setDisabled(args: Arguments, { store, vendors, io }: CommandContext, disabled: boolean) {
  const vendor = requireVendor(args, vendors);
  const id = requireClientId(args, vendor);
  if (!(await store.setDisabled(vendor.name, id, disabled))) throw unknown(vendor, id);
  io.out(`${disabled ? 'Disabled' : 'Enabled'} ${vendor.name} ${id}`);
}

function unknown(vendor: VendorModule, id: string): Problem {
  return new Problem(
    'ERR_CLIENT_UNKNOWN',
    `${vendor.name} has no client ${id}. See "registry clients list".`,
  );
}

function describe(client: StoredClient) {
  const { vendor, id, version, disabled, createdAt, updatedAt } = client;
  return { vendor, id, version, disabled, createdAt, updatedAt, secrets: Object.keys(client.secretHashes) };
}

function state({ disabled }: StoredClient): string {
  return disabled ? 'disabled' : 'enabled';
}

function parse(text: string, source: string): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // JSON.parse throws SyntaxErrors; their text may quote the input, which may hold a secret.
    throw new Problem('ERR_INPUT_MALFORMED', `${source} is not valid JSON.`, { cause });
  }
}
