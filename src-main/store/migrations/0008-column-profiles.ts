// Migration 8: what is known about single columns, by their content: a column that a run left alone is not looked at again.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function columnProfiles(db: Sqlite): void {
  db.exec(`
    CREATE TABLE column_profiles (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      content_key TEXT NOT NULL,
      profile BLOB NOT NULL,
      UNIQUE (dataset_id, content_key)
    ) STRICT;
  `)
}
