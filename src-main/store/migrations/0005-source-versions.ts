// Migration 5: every version a dataset's source has been through; the table datasets keeps the present one.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function sourceVersions(db: Sqlite): void {
  db.exec(`
    CREATE TABLE source_versions (
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      no INTEGER NOT NULL,
      version_id INTEGER NOT NULL UNIQUE REFERENCES versions (id),
      change TEXT NOT NULL CHECK (change IN ('import', 'append', 'replace')),
      base INTEGER,
      at TEXT NOT NULL,
      person TEXT NOT NULL,
      source_file TEXT NOT NULL,
      source_sheet TEXT,
      source_bytes INTEGER NOT NULL,
      source_sha256 TEXT NOT NULL,
      source_format TEXT NOT NULL,
      reading TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      rows_set_aside INTEGER NOT NULL,
      damaged TEXT NOT NULL,
      warnings TEXT NOT NULL,
      source_column TEXT,
      parts TEXT NOT NULL,
      difference BLOB,
      PRIMARY KEY (dataset_id, no)
    ) STRICT;

    INSERT INTO source_versions
      SELECT id, 1, source_version, 'import', NULL, imported_at, '', source_file, source_sheet, source_bytes,
        source_sha256, source_format, reading, rows_read, rows_set_aside, damaged, warnings, NULL, '[]', NULL
      FROM datasets;
  `)
}
