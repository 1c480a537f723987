/** The tables, as the migrations make them. These shapes never leave the store. */
export interface Database {
  clients: ClientTable;
  tokens: TokenTable;
  related: RelatedTable;
  audit: AuditTable;
  migrations: MigrationTable;
}

interface ClientTable {
  vendor: string;
  id: string;
  record: string;
  secrets: string;
  version: number;
  disabled: number;
  created_at: string;
  updated_at: string;
}

interface TokenTable {
  id: string;
  vendor: string;
  client_id: string | null;
  hash: string;
  prefix: string;
  scopes: string;
  label: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

interface RelatedTable {
  vendor: string;
  kind: string;
  id: string;
  name_hash: string;
  data: string;
}

interface AuditTable {
  id: string;
  vendor: string;
  client_id: string;
  token_id: string;
  request_id: string;
  fields: string;
  version: number;
  at: string;
}

interface MigrationTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: string;
}
