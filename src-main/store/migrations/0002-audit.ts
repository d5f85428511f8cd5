// Migration 2: the append-only, hash-chained audit trail.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function auditTrail(db: Sqlite): void {
  // AUTOINCREMENT keeps the highest number ever given in sqlite_sequence: events cut off the end are noticed.
  db.exec(`
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      person TEXT NOT NULL,
      action TEXT NOT NULL,
      dataset_id TEXT,
      detail TEXT NOT NULL,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_dataset ON audit (dataset_id, seq);

    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
  `)
}
