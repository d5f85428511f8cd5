// Migration 14: the ledger of the bureau: what bodies handed in, the targets of a year, decisions on doubled items.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function ledger(db: Sqlite): void {
  db.exec(`
    CREATE TABLE ledger_items (
      sha256 TEXT PRIMARY KEY,
      item_key TEXT NOT NULL,
      state TEXT NOT NULL,
      updated TEXT NOT NULL,
      current INTEGER NOT NULL,
      item TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ledger_items_by_key ON ledger_items (item_key, current);
    CREATE TABLE ledger_targets (year INTEGER PRIMARY KEY, targets TEXT NOT NULL, at TEXT NOT NULL) STRICT;
    CREATE TABLE ledger_twins (
      left_sha256 TEXT NOT NULL,
      right_sha256 TEXT NOT NULL,
      decision TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (left_sha256, right_sha256)
    ) STRICT;
  `)
}
