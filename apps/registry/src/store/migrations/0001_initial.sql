-- SQL that SQLite and PostgreSQL both understand. Moments are ISO 8601 in UTC, JSON is text (so that
-- a record comes back byte by byte), booleans are 0 and 1. One statement ends with each ';' at a line's end.

CREATE TABLE clients (
  vendor TEXT NOT NULL,
  id TEXT NOT NULL,
  record TEXT NOT NULL,
  secrets TEXT NOT NULL,
  version INTEGER NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (vendor, id)
);

CREATE TABLE tokens (
  id TEXT NOT NULL PRIMARY KEY,
  vendor TEXT NOT NULL,
  client_id TEXT,
  hash TEXT NOT NULL UNIQUE,
  prefix TEXT NOT NULL,
  scopes TEXT NOT NULL,
  label TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  FOREIGN KEY (vendor, client_id) REFERENCES clients (vendor, id)
);

CREATE INDEX tokens_by_client ON tokens (vendor, client_id);

-- name_hash is the SHA-256 of the name: a name may be longer than what an index holds.
CREATE TABLE related (
  vendor TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  name_hash TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (vendor, kind, id),
  UNIQUE (vendor, kind, name_hash)
);

CREATE TABLE audit (
  id TEXT NOT NULL PRIMARY KEY,
  vendor TEXT NOT NULL,
  client_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL
);

CREATE INDEX audit_by_client ON audit (vendor, client_id, at);
