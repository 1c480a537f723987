import { issueToken } from '../clients/issue-token.ts';
import { Problem } from '../clients/problem.ts';
import type { StoredToken } from '../store/tokens.ts';
import { toClientId } from '../vendors/to-client-id.ts';
import { parseExpiry, parseScopes, refuseOperands, requireOperand, requireVendor } from './arguments.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';

/** The commands that begin with `tokens`. */
export const tokenCommands: Readonly<Record<string, Command>> = {
  'tokens issue': async (args, { store, vendors, io }) => {
    refuseOperands(args);
    const vendor = requireVendor(args, vendors);
    const now = io.now();
    const order = { vendor, clientId: args.client, scopes: parseScopes(args.scopes), now };
    const { token, stored } = await issueToken(store, {
      ...order,
      expiresAt: parseExpiry(args.expires, now),
    });
    if (args.json) return io.out(JSON.stringify({ ...describe(stored, now), token }, null, 2));
    io.out(`Token ${stored.id} for ${stored.vendor}, shown this once:`);
    io.out(token);
  },
  'tokens list': async (args, { store, vendors, io }) => {
    refuseOperands(args);
    const vendor = args.vendor === undefined ? undefined : requireVendor(args, vendors);
    const clientId = vendor && args.client !== undefined ? toClientId(vendor, args.client) : args.client;
    const tokens = await store.listTokens({ vendor: vendor?.name, clientId });
    const now = io.now();
    if (args.json)
      return io.out(
        JSON.stringify(
          tokens.map((token) => describe(token, now)),
          null,
          2,
        ),
      );
    const rows = tokens.map((token) => {
      const client = token.clientId ?? 'any';
      return [
        token.id,
        token.vendor,
        client,
        `${token.prefix}...`,
        token.scopes.join(','),
        state(token, now),
      ];
    });
    io.out(table(['id', 'vendor', 'client', 'token', 'scopes', 'state'], rows));
  },
  'tokens revoke': async (args, { store, io }) => {
    const id = requireOperand(args, 'a token id');
    if (!(await store.revokeToken(id, io.now()))) {
      throw new Problem(
        'ERR_TOKEN_UNKNOWN',
        `There is no token ${id}. See "registry tokens list"; the id is wanted, not the token.`,
      );
    }
    io.out(`Revoked ${id}`);
  },
};

function describe({ hash: _hash, ...token }: StoredToken, now: Date) {
  return { ...token, state: state(token, now) };
}

function state({ revokedAt, expiresAt }: Omit<StoredToken, 'hash'>, now: Date): string {
  if (revokedAt !== undefined) return 'revoked';
  if (expiresAt === undefined) return 'valid';
  return new Date(expiresAt) <= now ? 'expired' : `valid until ${expiresAt}`;
}
