import { Argument, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { isClientId } from '../clients/client-id.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import { parseExpiry } from './parse-expiry.ts';

/** `--vendor`, as the vendor that it names. */
export function vendorOption(vendors: readonly VendorModule[]) {
  const names = `one of ${vendors.map(({ name }) => name).join(', ')}`;
  return new Option('--vendor <name>', names).argParser(
    once((text) => vendors.find(({ name }) => name === text) ?? refuse(names)),
  );
}

/** For the examples in the help. */
export function exampleVendor(vendors: readonly VendorModule[]): string {
  return `--vendor ${vendors[0]?.name ?? '<name>'}`;
}

/** `--client`, by its id. */
export function clientOption(description: string) {
  return new Option('--client <id>', description).argParser(once(parseId));
}

/** The one operand of most commands on a client or a token. */
export function idArgument(description: string) {
  return new Argument('<id>', description).argParser(parseId);
}

/** `--scopes`, as a list. */
export function scopesOption() {
  const description = "the token's scopes, between commas (default: what an update needs)";
  return new Option('--scopes <names>', description).argParser(once(parseScopes));
}

/** `--expires`, as a moment. */
export function expiresOption(now: () => Date) {
  const expected = 'a time from now such as 30d, 12h or 15m, or a date such as 2027-01-31';
  return new Option('--expires <when>', `${expected} (default: never)`).argParser(
    once((text) => parseExpiry(text, now()) ?? refuse(expected)),
  );
}

/** `--json`, of every command that prints a table or a sentence otherwise. */
export function jsonOption() {
  return new Option('--json', 'print JSON');
}

/** Of two values commander would take the second and say nothing. */
function once<Value>(parse: (text: string) => Value) {
  return (text: string, previous: Value | undefined): Value =>
    previous === undefined ? parse(text) : refuse('it once');
}

function parseId(text: string): string {
  return isClientId(text) ? text : refuse('1 to 255 printable characters');
}

/** Names as RFC 6749, section 3.3, has them, between spaces or commas. */
function parseScopes(text: string): string[] {
  const scopes = text.split(/[\s,]+/).filter((scope) => scope !== '');
  const areNames = scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope));
  return scopes.length > 0 && areNames ? scopes : refuse('names of scopes, between commas');
}

function refuse(expected: string): never {
  throw new InvalidArgumentError(`Expected ${expected}.`);
}
