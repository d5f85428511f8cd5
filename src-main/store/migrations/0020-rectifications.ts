// Migration 20: rectification tasks that were sent to bodies, with their answers.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function rectifications(db: Sqlite): void {
  db.exec(`
    CREATE TABLE rectifications (
      id TEXT PRIMARY KEY,
      item_sha256 TEXT NOT NULL,
      state TEXT NOT NULL,
      record TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
  `)
}
