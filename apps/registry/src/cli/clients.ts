import { toClientId } from '@clientele/semantics';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { Problem } from '../clients/problem.ts';
import type { StoredClient } from '../store/clients.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { addCommand, importCommand } from './add-commands.ts';
import { exampleVendor, idArgument, jsonOption, vendorOption } from './options.ts';
import { table } from './table.ts';
import type { WithStore } from './with-store.ts';

/** The commands that begin with `clients`. */
export function clientCommands(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('clients')
    .description('Add, look at and disable clients')
    .addCommand(addCommand(vendors, withStore))
    .addCommand(importCommand(vendors, withStore))
    .addCommand(listCommand(vendors, withStore))
    .addCommand(showCommand(vendors, withStore))
    .addCommand(
      switchCommand('disable', 'Make it an unknown client, whose tokens are refused', vendors, withStore),
    )
    .addCommand(switchCommand('enable', 'Undo "disable"', vendors, withStore));
}

function listCommand(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('list')
    .description('List the clients of all vendors or of one')
    .addOption(vendorOption(vendors))
    .addOption(jsonOption())
    .action(({ vendor, json }) =>
      withStore(async ({ store, io }) => {
        const clients = await store.listClients(vendor?.name);
        if (json) return io.out(JSON.stringify(clients.map(describe), null, 2));
        const rows = clients.map((client) => [client.vendor, client.id, state(client), client.updatedAt]);
        io.out(table(['vendor', 'client', 'state', 'updated'], rows));
      }),
    );
}

function showCommand(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('show')
    .description('Print a client and its history as JSON, without its secrets')
    .addArgument(idArgument("the client's id"))
    .addOption(vendorOption(vendors).makeOptionMandatory())
    .addHelpText('after', `\nExample:\n  registry clients show ${exampleVendor(vendors)} <id>`)
    .action((written, { vendor }) =>
      withStore(async ({ store, io }) => {
        const id = toClientId(vendor, written);
        const client = await store.findClient(vendor.name, id);
        if (!client) throw unknown(vendor, id);
        const history = await store.listAudit(vendor.name, id);
        io.out(JSON.stringify({ ...describe(client), record: client.record, history }, null, 2));
      }),
    );
}

function switchCommand(
  name: 'disable' | 'enable',
  description: string,
  vendors: readonly VendorModule[],
  withStore: WithStore,
): CommandUnknownOpts {
  const disabled = name === 'disable';
  return new Command(name)
    .description(description)
    .addArgument(idArgument("the client's id"))
    .addOption(vendorOption(vendors).makeOptionMandatory())
    .action((written, { vendor }) =>
      withStore(async ({ store, io }) => {
        const id = toClientId(vendor, written);
        if (!(await store.setDisabled(vendor.name, id, disabled))) throw unknown(vendor, id);
        io.out(`${disabled ? 'Disabled' : 'Enabled'} ${vendor.name} ${id}`);
      }),
    );
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
