// Migration 16: review requests that were sent and received, drafts of decisions, and decisions.
// What a request holds is not here: it stays sealed in its file.
import type { Sqlite } from '../sqlite.ts'

export function reviews(db: Sqlite): void {
  db.exec(`
    CREATE TABLE review_requests (
      id TEXT PRIMARY KEY,
      direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
      dataset_id TEXT,
      envelope TEXT NOT NULL,
      recipients TEXT NOT NULL,
      path TEXT NOT NULL,
      at TEXT NOT NULL,
      snapshot TEXT
    ) STRICT;
    CREATE TABLE review_drafts (request_id TEXT PRIMARY KEY, draft TEXT NOT NULL, reproduction TEXT) STRICT;
    CREATE TABLE review_decisions (
      id TEXT PRIMARY KEY,
      request_id TEXT NOT NULL,
      dataset_id TEXT,
      envelope TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decisions_by_dataset ON review_decisions (dataset_id);
  `)
}
