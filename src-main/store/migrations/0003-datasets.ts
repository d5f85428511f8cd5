// Migration 3: datasets, their recipe history and the settings of the work folder.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function datasets(db: Sqlite): void {
  db.exec(`
    CREATE TABLE datasets (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      imported_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      source_file TEXT NOT NULL,
      source_sheet TEXT,
      source_bytes INTEGER NOT NULL,
      source_sha256 TEXT NOT NULL,
      source_format TEXT NOT NULL,
      reading TEXT NOT NULL,
      rows_read INTEGER NOT NULL,
      rows_set_aside INTEGER NOT NULL,
      source_version INTEGER NOT NULL UNIQUE REFERENCES versions (id),
      damaged TEXT NOT NULL,
      warnings TEXT NOT NULL,
      recipe_node INTEGER
    ) STRICT;

    CREATE TABLE recipe_nodes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
      parent INTEGER REFERENCES recipe_nodes (id) ON DELETE CASCADE,
      label TEXT NOT NULL,
      at TEXT NOT NULL,
      recipe TEXT NOT NULL,
      visited INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX recipe_nodes_by_dataset ON recipe_nodes (dataset_id, id);
    CREATE INDEX recipe_nodes_by_parent ON recipe_nodes (parent);

    CREATE TABLE settings (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      value TEXT NOT NULL
    ) STRICT;
  `)
}
