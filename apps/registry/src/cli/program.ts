import { Command, type CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import type { VendorModule } from '../vendors/vendor.ts';
import { clientCommands } from './clients.ts';
import type { Io } from './io.ts';
import { serveCommand } from './serve.ts';
import { tokenCommands } from './tokens.ts';
import { toUsageError } from './usage-error.ts';
import { withStore } from './with-store.ts';

const AFTER = `
Without a command it serves. "registry clients add --help" says more about that command.
The environment sets the rest: DATABASE_FILE or DATABASE_URL, HOST, PORT and others; see README.md.
Exit codes: 0 done, 1 could not be done, 2 the command line or the environment is no good.`;

/** Every command with its options; nothing of it exits the process. */
export function createProgram(vendors: readonly VendorModule[], io: Io, args: readonly string[]): Command {
  const program = new Command('registry')
    .usage('[command] [options]')
    .description('Serve the update endpoint of every vendor, and keep its clients and tokens')
    .configureHelp({ formatHelp: formatOverview })
    .addHelpText('after', AFTER)
    .hook('preAction', (_program, command) => refuseSwallowed(command, args))
    .addCommand(serveCommand(vendors, io))
    .addCommand(clientCommands(vendors, withStore(io)))
    .addCommand(tokenCommands(vendors, withStore(io), io.now));
  settle(program, io);
  return program;
}

/** Help goes out as a result does, and every error comes back as one of ours. */
function settle(command: CommandUnknownOpts, io: Io): void {
  command
    .helpCommand(false)
    .helpOption('-h, --help', 'print this')
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: () => {},
      outputError: () => {},
    })
    .exitOverride((error) => {
      throw error.code === 'commander.helpDisplayed' ? error : toUsageError(command, error);
    });
  for (const each of command.commands) settle(each, io);
}

/** Commander takes whatever follows for an option's value, also the next option when the value was forgotten. */
function refuseSwallowed(command: CommandUnknownOpts, args: readonly string[]): void {
  for (const { flags, long, required } of command.options) {
    const at = required && long ? args.indexOf(long) : -1;
    if (at === -1 || !args[at + 1]?.startsWith('-')) continue;
    command.error(`option '${flags}' argument missing; one that begins with "-" is written ${long}=...`);
  }
}

/** Lists the commands of every group, for a look at all of them at once. */
class Overview extends Help {
  override visibleCommands(command: CommandUnknownOpts): CommandUnknownOpts[] {
    return super
      .visibleCommands(command)
      .flatMap((each) => (each.commands.length > 0 ? super.visibleCommands(each) : [each]));
  }

  override subcommandTerm(command: CommandUnknownOpts): string {
    const group = command.parent?.parent ? `${command.parent.name()} ` : '';
    return group + super.subcommandTerm(command);
  }
}

function formatOverview(command: CommandUnknownOpts, { helpWidth }: Help): string {
  const overview = new Overview();
  overview.prepareContext(helpWidth === undefined ? {} : { helpWidth });
  return overview.formatHelp(command, overview);
}
