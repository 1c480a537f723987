import type { CommanderError, CommandUnknownOpts } from '@commander-js/extra-typings';
import { RegistryError } from '../errors.ts';

/** The command line is no good; `message` says which command, what about it, and where its help is. */
export class UsageError extends RegistryError {
  override readonly name = 'UsageError';
  readonly code = 'ERR_USAGE';
  override readonly exitCode = 2;
}

/** Says in one line what commander says in several, and never repeats what may be a secret. */
export function toUsageError(command: CommandUnknownOpts, error: CommanderError): UsageError {
  const path = pathOf(command);
  const reason = reasonOf(command, error)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\.$/, '');
  return new UsageError(`${path}: ${reason}. See "${path} --help".`);
}

function reasonOf(command: CommandUnknownOpts, { code, message }: CommanderError): string {
  const reason = message.replace(/^error: /, '');
  const expected = command.registeredArguments.map((each) => `<${each.name()}>`).join(' ');
  switch (code) {
    case 'commander.help':
      return `a command is missing; expected one of ${command.commands.map((each) => each.name()).join(', ')}`;
    case 'commander.excessArguments':
      return `too many arguments; expected ${expected === '' ? 'none' : `${expected} alone`}`;
    case 'commander.unknownOption':
      return unknownOption(command, reason);
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return `${reason}; expected ${expectationOf(command, reason)}`;
    default:
      return reason;
  }
}

/** Of `--flag=value` the flag alone; commander takes it for unknown too when the flag is known and has no value. */
function unknownOption({ options }: CommandUnknownOpts, reason: string): string {
  const [, flag] = /'(-[^=']+)=/.exec(reason) ?? [];
  if (flag === undefined) return reason;
  const isKnown = options.some(({ long }) => long === flag);
  return isKnown ? `option '${flag}' takes no value` : `unknown option '${flag}'`;
}

/** The description of the option or argument that the reason names. */
function expectationOf(command: CommandUnknownOpts, reason: string): string | undefined {
  const named = [
    ...command.options.map(({ flags, description }) => ({ name: flags, description })),
    ...command.registeredArguments.map((each) => ({ name: each.name(), description: each.description })),
  ];
  return named.find(({ name }) => reason.includes(`'${name}'`))?.description;
}

function pathOf(command: CommandUnknownOpts): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
