// Migration 15: what the columns of results depend on and what steps did, so that a run after an edit takes over what is still true.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function resultTraces(db: Sqlite): void {
  db.exec(`
    CREATE TABLE traced_columns (
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      key TEXT NOT NULL,
      PRIMARY KEY (version_id, place)
    ) STRICT;
    CREATE INDEX traced_columns_by_key ON traced_columns (key);

    CREATE TABLE traced_effects (
      version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
      key TEXT NOT NULL,
      numbers TEXT NOT NULL,
      marks BLOB,
      PRIMARY KEY (version_id, key)
    ) STRICT;
    CREATE INDEX traced_effects_by_key ON traced_effects (key);
  `)
}
