// Migration 6: what a closer look at a table version found, and how persons judged its columns differently from the program.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function examinations(db: Sqlite): void {
  db.exec(`
    CREATE TABLE examinations (
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('relations', 'singleOut', 'scan')),
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      report BLOB NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (version_id, kind)
    ) STRICT;
    CREATE INDEX examinations_by_dataset ON examinations (dataset_id);

    CREATE TABLE judgements (
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      view TEXT NOT NULL CHECK (view IN ('source', 'result')),
      column_name TEXT NOT NULL,
      role TEXT NOT NULL,
      grade TEXT NOT NULL,
      reason TEXT NOT NULL,
      person TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (dataset_id, view, column_name)
    ) STRICT;
  `)
}
