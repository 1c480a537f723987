import { toClientId } from '@clientele/semantics';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { issueToken } from '../clients/issue-token.ts';
import { Problem } from '../clients/problem.ts';
import type { StoredToken } from '../store/tokens.ts';
import type { VendorModule } from '../vendors/vendor.ts';
import {
  clientOption,
  exampleVendor,
  expiresOption,
  idArgument,
  jsonOption,
  scopesOption,
  vendorOption,
} from './options.ts';
import { table } from './table.ts';
import type { WithStore } from './with-store.ts';

/** The commands that begin with `tokens`. */
export function tokenCommands(
  vendors: readonly VendorModule[],
  withStore: WithStore,
  now: () => Date,
): CommandUnknownOpts {
  return new Command('tokens')
    .description('Issue, look at and revoke the tokens that updates are sent with')
    .addCommand(issueCommand(vendors, withStore, now))
    .addCommand(listCommand(vendors, withStore))
    .addCommand(revokeCommand(withStore));
}

function issueCommand(
  vendors: readonly VendorModule[],
  withStore: WithStore,
  now: () => Date,
): CommandUnknownOpts {
  const example = `registry tokens issue ${exampleVendor(vendors)} --client <id> --expires 30d`;
  return new Command('issue')
    .description('Issue a token and print it, this once')
    .addOption(vendorOption(vendors).makeOptionMandatory())
    .addOption(clientOption('the one client that it may update (default: any client of the vendor)'))
    .addOption(scopesOption())
    .addOption(expiresOption(now))
    .addOption(jsonOption())
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action(({ vendor, client, scopes, expires, json }) =>
      withStore(async ({ store, io }) => {
        const order = { vendor, clientId: client, scopes, expiresAt: expires, now: now() };
        const { token, stored } = await issueToken(store, order);
        if (json) return io.out(JSON.stringify({ ...describe(stored, order.now), token }, null, 2));
        io.out(`Token ${stored.id} for ${stored.vendor}, shown this once:`);
        io.out(token);
      }),
    );
}

function listCommand(vendors: readonly VendorModule[], withStore: WithStore): CommandUnknownOpts {
  return new Command('list')
    .description('List tokens, also those that are revoked or expired: never the token itself')
    .addOption(vendorOption(vendors))
    .addOption(clientOption('of this client alone'))
    .addOption(jsonOption())
    .action(({ vendor, client, json }) =>
      withStore(async ({ store, io }) => {
        const clientId = vendor && client !== undefined ? toClientId(vendor, client) : client;
        const tokens = await store.listTokens({ vendor: vendor?.name, clientId });
        const now = io.now();
        if (json) {
          const described = tokens.map((token) => describe(token, now));
          return io.out(JSON.stringify(described, null, 2));
        }
        const rows = tokens.map((token) => toRow(token, now));
        io.out(table(['id', 'vendor', 'client', 'token', 'scopes', 'state'], rows));
      }),
    );
}

function revokeCommand(withStore: WithStore): CommandUnknownOpts {
  return new Command('revoke')
    .description('Revoke a token')
    .addArgument(idArgument('the id that "registry tokens list" prints, not the token'))
    .action((id) =>
      withStore(async ({ store, io }) => {
        if (!(await store.revokeToken(id, io.now()))) {
          throw new Problem(
            'ERR_TOKEN_UNKNOWN',
            `There is no token ${id}. See "registry tokens list"; the id is wanted, not the token.`,
          );
        }
        io.out(`Revoked ${id}`);
      }),
    );
}

function toRow(token: StoredToken, now: Date): string[] {
  const { id, vendor, clientId = 'any', prefix, scopes } = token;
  return [id, vendor, clientId, `${prefix}...`, scopes.join(','), state(token, now)];
}

function describe({ hash: _hash, ...token }: StoredToken, now: Date) {
  return { ...token, state: state(token, now) };
}

function state({ revokedAt, expiresAt }: Omit<StoredToken, 'hash'>, now: Date): string {
  if (revokedAt !== undefined) return 'revoked';
  if (expiresAt === undefined) return 'valid';
  return new Date(expiresAt) <= now ? 'expired' : `valid until ${expiresAt}`;
}
