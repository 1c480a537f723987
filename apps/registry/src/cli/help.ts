/** What `--help` prints. */
export const HELP = `Usage: registry [command] [options]

  serve [--demo]                     listen, as without a command; with --demo also make a client
                                     and a token per vendor
  clients add <json>                 add one client; "-" reads it from standard input
  clients import <file>              add the clients of a JSON file, one object or a list: all or none
  clients list                       list clients, of all vendors or of one
  clients show <id>                  print a client, without its secrets
  clients disable <id>               refuse every token of this client
  clients enable <id>                undo that
  tokens issue                       issue a token and print it, this once
  tokens list                        list tokens: never the token itself
  tokens revoke <id>                 revoke a token

  --vendor <name>    at which vendor; all of "clients" but "list" and "tokens issue" need it
  --client <id>      the one client that a token may update
  --scopes <names>   a token's scopes, between commas; default: what an update needs
  --expires <when>   30d, 12h, 15m, or a date such as 2027-01-31; default: never
  --json             print JSON
  --help             print this

The environment sets the rest: DATABASE_FILE or DATABASE_URL, HOST, PORT and others; see README.md.
Exit codes: 0 done, 1 could not be done, 2 the command line or the environment is no good.
`;
