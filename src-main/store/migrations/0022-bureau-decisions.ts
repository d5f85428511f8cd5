// Migration 22: what the bureau decides over lines of its lists, disputes and sources, and what bodies answered.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function bureauDecisions(db: Sqlite): void {
  db.exec(`
    CREATE TABLE bureau_decisions (
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      record TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT;
  `)
}
