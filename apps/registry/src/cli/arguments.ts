import { parseArgs } from 'node:util';
import { RegistryError } from '../errors.ts';
import { toClientId } from '../vendors/to-client-id.ts';
import type { VendorModule } from '../vendors/vendor.ts';

/** The command line is no good; `message` says which part of it. */
export class UsageError extends RegistryError {
  override readonly name = 'UsageError';
  readonly code = 'ERR_USAGE';
  override readonly exitCode = 2;

  override explain(): string {
    return `${this.message} See "registry --help".`;
  }
}

/** A command line, taken apart. */
export interface Arguments {
  /** One or two words: `serve`, `clients add`. */
  readonly command: string;
  readonly operands: readonly string[];
  readonly vendor?: string;
  readonly client?: string;
  readonly scopes?: string;
  readonly expires?: string;
  readonly json: boolean;
  readonly demo: boolean;
  readonly help: boolean;
}

const GROUPS = new Set(['clients', 'tokens']);

/** @throws {UsageError} for an option that no command has. */
export function parseArguments(args: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { vendor: text, client: text, scopes: text, expires: text, json: flag, demo: flag };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const words = GROUPS.has(positionals[0] ?? '') ? 2 : 1;
    const { json = false, demo = false, help = false, ...rest } = values;
    const command = positionals.slice(0, words).join(' ');
    return { ...rest, json, demo, help, command, operands: positionals.slice(words) };
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n', 1); // parseArgs throws TypeErrors
    throw new UsageError(reason);
  }
}

/** The vendor that `--vendor` names. @throws {UsageError} */
export function requireVendor({ vendor }: Arguments, vendors: readonly VendorModule[]): VendorModule {
  const known = vendors.map(({ name }) => name).join(', ');
  const found = vendors.find(({ name }) => name === vendor);
  if (found) return found;
  throw new UsageError(
    vendor === undefined
      ? `--vendor is missing; one of ${known}.`
      : `There is no vendor ${vendor}; known are ${known}.`,
  );
}

/** The one operand of a command. @throws {UsageError} */
export function requireOperand({ command, operands }: Arguments, what: string): string {
  const [operand, ...others] = operands;
  if (operand === undefined) throw new UsageError(`"${command}" needs ${what}.`);
  if (others.length > 0)
    throw new UsageError(`"${command}" takes ${what} and nothing else, not "${others[0]}".`);
  return operand;
}

/** The one operand, a client's id. @throws {UsageError} */
export function requireClientId(args: Arguments, vendor: VendorModule): string {
  return toClientId(vendor, requireOperand(args, 'a client id'));
}

/** @throws {UsageError} when a command that takes no operand has one. */
export function refuseOperands({ command, operands: [operand] }: Arguments): void {
  if (operand !== undefined) throw new UsageError(`"${command}" takes no operand, not "${operand}".`);
}

/** `30d`, `12h`, `15m`, or a moment in ISO 8601. @throws {UsageError} */
export function parseExpiry(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (amount !== undefined) return new Date(now.getTime() + Number(amount) * (UNITS[unit] ?? 0));
  const [day] = /^\d{4}-\d\d-\d\d/.exec(text) ?? [];
  const moment = day !== undefined && isDay(day) ? new Date(text) : undefined;
  if (moment && !Number.isNaN(moment.getTime())) return moment;
  throw new UsageError(
    `--expires is "${text}"; expected a time from now such as 30d, 12h or 15m, or a date such as 2027-01-31.`,
  );
}

/** Of the 31st of February, Date makes a day in March. */
function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Names between spaces or commas. */
export function parseScopes(text: string | undefined): string[] | undefined {
  return text?.split(/[\s,]+/).filter((scope) => scope !== '');
}
