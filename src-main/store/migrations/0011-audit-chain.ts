// Migration 11: the audit trail chained by SHA-256 and SM3 over the very text that is stored, its checkpoints, what was looked at, and
// where packages went. Events of the earlier trail are taken over with the hash they had.

import type { Json } from '../../contract/recipe.ts'
import { contentDigests, contentText, firstLink, nextLink } from '../../core/audit/chain.ts'
import type { Sqlite } from '../sqlite.ts'

interface FormerRow {
  seq: number
  at: string
  person: string
  action: string
  dataset_id: string | null
  detail: string
  hash: string
}

export function auditChain(db: Sqlite): void {
  db.exec(`
    ALTER TABLE audit RENAME TO former_audit;
    DROP INDEX audit_by_dataset;
    DROP TRIGGER audit_never_changes;
    DROP TRIGGER audit_never_shrinks;

    CREATE TABLE trail (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;
    INSERT INTO trail VALUES (1, lower(hex(randomblob(16))));

    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      content TEXT NOT NULL,
      sha256 BLOB NOT NULL,
      sm3 BLOB NOT NULL,
      at TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN content ->> '$.at' END) VIRTUAL,
      person TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN content ->> '$.person' END) VIRTUAL,
      action TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN content ->> '$.action' END) VIRTUAL,
      dataset_id TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(content) THEN content ->> '$.datasetId' END) VIRTUAL
    ) STRICT;
  `)
  takeOver(db)
  db.exec(`
    DROP TABLE former_audit;
    CREATE INDEX audit_by_dataset ON audit (dataset_id, seq);
    CREATE INDEX audit_by_action ON audit (action, seq);
    CREATE INDEX audit_by_person ON audit (person, seq);

    CREATE TABLE audit_checkpoints (seq INTEGER PRIMARY KEY, document TEXT NOT NULL) STRICT;

    CREATE TABLE raw_views (
      person TEXT NOT NULL,
      version_id INTEGER NOT NULL,
      columns TEXT NOT NULL,
      PRIMARY KEY (person, version_id, columns)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE trust (only INTEGER PRIMARY KEY CHECK (only = 1), document TEXT NOT NULL) STRICT;

    CREATE TABLE destinations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_id TEXT,
      package_sha256 TEXT NOT NULL,
      title TEXT NOT NULL,
      recipient TEXT NOT NULL,
      purpose TEXT NOT NULL,
      medium TEXT NOT NULL,
      note TEXT NOT NULL,
      person TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
  `)
  for (const table of ['audit', 'audit_checkpoints', 'trail', 'destinations'])
    for (const act of ['UPDATE', 'DELETE'])
      db.exec(`CREATE TRIGGER ${table}_never_${act.toLowerCase()}s BEFORE ${act} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;`)
}

function takeOver(db: Sqlite): void {
  const id = db.prepare<[], { id: string }>('SELECT id FROM trail').get()?.id ?? ''
  const insert = db.prepare('INSERT INTO audit (seq, content, sha256, sm3) VALUES (?, ?, ?, ?)')
  const rows = db.prepare<[], FormerRow>('SELECT * FROM former_audit ORDER BY seq').all()
  let link = firstLink(id)
  for (const [at, row] of rows.entries()) {
    const detail: Record<string, Json> = JSON.parse(row.detail)
    const content = contentText({
      at: row.at,
      person: row.person,
      action: row.action,
      datasetId: row.dataset_id,
      detail,
      former: row.hash,
    })
    link = nextLink(link, at + 1, contentDigests(content))
    insert.run(at + 1, content, link.sha256, link.sm3)
  }
}
