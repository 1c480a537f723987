import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Json } from '@clientele/semantics';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { addClients } from '../clients/add-clients.ts';
import type { MadeClient } from '../clients/make-client.ts';
import { Problem } from '../clients/problem.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { exampleVendor, jsonOption, vendorOption } from './options.ts';
import type { CommandContext, WithStore } from './with-store.ts';

/** `clients add` */
export function addCommand(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('add')
    .description('Add one client, and print the secrets that were made for it, this once')
    .argument('<json>', 'the client as JSON, or "-" to read it from standard input')
    .addOption(vendorOption(vendors).makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', `\nExample:\n  registry clients add ${exampleVendor(vendors)} - < client.json`)
    .action((text, choices) =>
      withStore(async (context) => {
        const input =
          text === '-' ? parse(await context.io.readInput(), 'standard input') : parse(text, 'the client');
        await add([input], choices, context);
      }),
    );
}

/** `clients import` */
export function importCommand(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('import')
    .description('Add the clients of a JSON file: all or none')
    .argument('<file>', 'a file that holds one client or a list of them')
    .addOption(vendorOption(vendors).makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', `\nExample:\n  registry clients import ${exampleVendor(vendors)} clients.json`)
    .action((file, choices) =>
      withStore(async (context) => {
        const text = await readFile(file, 'utf8').catch((cause: Error) => {
          throw new Problem('ERR_INPUT_UNREADABLE', `${file} can't be read: ${cause.message}.`, { cause });
        });
        const input = parse(text, file);
        await add(Array.isArray(input) ? input : [input], choices, context);
      }),
    );
}

interface Choices {
  readonly vendor: VendorModule;
  readonly json?: true | undefined;
}

async function add(
  inputs: readonly Json[],
  { vendor, json }: Choices,
  { store, io, publicUrl }: CommandContext,
): Promise<void> {
  const made = await addClients(inputs, { store, vendor, publicUrl, now: io.now, newId: randomUUID });
  if (json) return io.out(JSON.stringify(made.map(summary), null, 2));
  for (const { client, newSecrets } of made) {
    io.out(`Added ${client.vendor} ${client.id}`);
    for (const [field, secret] of Object.entries(newSecrets))
      io.out(`  ${field}, shown this once: ${secret}`);
  }
}

function summary({ client, newSecrets }: MadeClient) {
  return { vendor: client.vendor, id: client.id, record: client.record, newSecrets };
}

function parse(text: string, source: string): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // JSON.parse throws SyntaxErrors; their text may quote the input, which may hold a secret.
    throw new Problem('ERR_INPUT_MALFORMED', `${source} is not valid JSON.`, { cause });
  }
}
