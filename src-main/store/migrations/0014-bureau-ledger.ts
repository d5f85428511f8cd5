// Migration 14: the ledger of the bureau: what bodies handed in, the targets of a year, decisions on doubled items.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function bureauLedger(db: Sqlite): void {
  db.exec(`
    CREATE TABLE bureau_items (
      sha256 TEXT PRIMARY KEY,
      item_key TEXT NOT NULL,
      state TEXT NOT NULL,
      updated TEXT NOT NULL,
      current INTEGER NOT NULL,
      item TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bureau_items_by_key ON bureau_items (item_key, current);
    CREATE TABLE bureau_targets (year INTEGER PRIMARY KEY, targets TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE bureau_twins (
      left_sha256 TEXT NOT NULL,
      right_sha256 TEXT NOT NULL,
      decision TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (left_sha256, right_sha256)
    ) STRICT;
  `)
}
