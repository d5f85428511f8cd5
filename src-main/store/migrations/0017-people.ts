// Migration 17: the organisation, the accounts of its people, and the datasets that were closed and erased.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function people(db: Sqlite): void {
  db.exec(`
    CREATE TABLE organisation (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      root TEXT NOT NULL,
      cipher TEXT NOT NULL,
      idle_minutes INTEGER NOT NULL,
      recovery TEXT NOT NULL,
      recovery_failures INTEGER NOT NULL DEFAULT 0,
      recovery_failed_at TEXT,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE accounts (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      certificate TEXT NOT NULL,
      sealed TEXT NOT NULL,
      must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
      failures INTEGER NOT NULL DEFAULT 0,
      failed_at TEXT,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE closed_datasets (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      closed_at TEXT NOT NULL,
      person TEXT NOT NULL,
      reason TEXT NOT NULL,
      source_file TEXT NOT NULL,
      source_sha256 TEXT NOT NULL,
      rows INTEGER NOT NULL,
      keys INTEGER NOT NULL,
      packages TEXT NOT NULL
    ) STRICT;
  `)
}
