// Migration 9: closer looks of any kind may be kept; which kinds there are is the program's to know, not the database's.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function kindsOfExaminations(db: Sqlite): void {
  db.exec(`
    CREATE TABLE examinations_of_any_kind (
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      report BLOB NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (version_id, kind)
    ) STRICT;
    INSERT INTO examinations_of_any_kind SELECT version_id, kind, dataset_id, report, at FROM examinations;
    DROP TABLE examinations;
    ALTER TABLE examinations_of_any_kind RENAME TO examinations;
    CREATE INDEX examinations_by_dataset ON examinations (dataset_id);
  `)
}
