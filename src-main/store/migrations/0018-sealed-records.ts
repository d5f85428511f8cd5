// Migration 18: records that may hold what somebody wrote about a person are sealed too; requests can be reviewed at the PC they were made at.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

/**
 * The rows themselves are sealed as soon as there is a key (protection/seal-records): a folder with accounts is migrated while it is
 * locked. `to_seal` names the tables that still wait for it.
 */
export function sealedRecords(db: Sqlite): void {
  db.exec(`
    CREATE TABLE to_seal (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    INSERT INTO to_seal VALUES
      ('reference_lines'), ('bureau_items'), ('bureau_twins'), ('judgements'), ('review_requests'), ('review_decisions');

    ALTER TABLE bureau_items ADD COLUMN carrier TEXT NOT NULL DEFAULT '';
    UPDATE bureau_items SET carrier = coalesce(item ->> '$.carrier', '');

    ALTER TABLE review_requests ADD COLUMN received_path TEXT;
    ALTER TABLE review_requests ADD COLUMN received_at TEXT;
    UPDATE review_requests SET received_path = path, received_at = at WHERE direction = 'received';
  `)
}
