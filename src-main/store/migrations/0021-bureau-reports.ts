// Migration 21: quality reports of months, quarters and years that were written.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function bureauReports(db: Sqlite): void {
  db.exec(`
    CREATE TABLE bureau_reports (
      kind TEXT NOT NULL,
      year INTEGER NOT NULL,
      number INTEGER NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (kind, year, number)
    ) STRICT;
  `)
}
