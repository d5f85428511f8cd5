// Migration 13: how items stand with their opening, versions of entries, lists to answer, cases with deadlines, and small registers.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function openingsAndRegisters(db: Sqlite): void {
  db.exec(`
    CREATE TABLE openings (
      dataset_id TEXT PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
      record TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE catalogue_versions (
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      no INTEGER NOT NULL,
      catalogue TEXT NOT NULL,
      source_no INTEGER NOT NULL,
      rows INTEGER NOT NULL,
      digest TEXT NOT NULL,
      package_sha256 TEXT NOT NULL,
      person TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (dataset_id, no)
    ) STRICT;

    CREATE TABLE reference_lists (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE reference_lines (
      list_id TEXT NOT NULL REFERENCES reference_lists (id) ON DELETE CASCADE,
      no INTEGER NOT NULL,
      line TEXT NOT NULL,
      PRIMARY KEY (list_id, no)
    ) STRICT;

    CREATE TABLE cases (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      dataset_id TEXT REFERENCES datasets (id) ON DELETE SET NULL,
      record TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE registers (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
  `)
}
