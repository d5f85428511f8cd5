// Migration 19: standard templates by version, as they were signed, and which ones each dataset was made under.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function templatePacks(db: Sqlite): void {
  db.exec(`
    CREATE TABLE template_packs (
      pack_id TEXT NOT NULL,
      version TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      envelope TEXT NOT NULL,
      at TEXT NOT NULL,
      person TEXT NOT NULL,
      PRIMARY KEY (pack_id, version)
    ) STRICT;

    CREATE TABLE dataset_templates (
      dataset_id TEXT PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
      templates TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    -- What the trail says was installed is looked up at every start, however long the trail is.
    CREATE INDEX audit_templates ON audit (seq) WHERE instr(content, '"template.installed"') > 0;
  `)
}
