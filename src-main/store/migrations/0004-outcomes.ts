// Migration 4: what work on a dataset brings forth: results, profiles, catalogue entries, gate reports, packages.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function outcomes(db: Sqlite): void {
  db.exec(`
    CREATE TABLE results (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      recipe_key TEXT NOT NULL,
      version_id INTEGER NOT NULL UNIQUE REFERENCES versions (id),
      report TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (dataset_id, recipe_key)
    ) STRICT;

    CREATE TABLE profiles (
      version_id INTEGER PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      profile BLOB NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX profiles_by_dataset ON profiles (dataset_id);

    CREATE TABLE catalogues (
      dataset_id TEXT PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
      catalogue TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE gate_reports (
      dataset_id TEXT PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
      state_key TEXT NOT NULL,
      report BLOB NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE packages (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      digest TEXT NOT NULL,
      draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX packages_by_dataset ON packages (dataset_id, id);
  `)
}
