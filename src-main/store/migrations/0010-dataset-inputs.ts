// Migration 10: further tables that the recipe of a dataset reads, each a stored version of its own.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function datasetInputs(db: Sqlite): void {
  db.exec(`
    CREATE TABLE dataset_inputs (
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      version_id INTEGER NOT NULL UNIQUE REFERENCES versions (id),
      file TEXT NOT NULL,
      sheet TEXT,
      sha256 TEXT NOT NULL,
      reading TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (dataset_id, name)
    ) STRICT;
  `)
}
