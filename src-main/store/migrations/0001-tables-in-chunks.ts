// Migration 1: table versions, their chunks and their set-aside rows.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function tablesInChunks(db: Sqlite): void {
  db.exec(`
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      columns TEXT NOT NULL,
      rows INTEGER NOT NULL DEFAULT 0,
      complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1))
    ) STRICT;

    -- column: 0 … = the table's columns, -1 = row numbers, -2 - c = sidecar of column c
    CREATE TABLE chunks (
      version INTEGER NOT NULL,
      column INTEGER NOT NULL,
      chunk_no INTEGER NOT NULL,
      codec INTEGER NOT NULL,
      n INTEGER NOT NULL,
      crc INTEGER NOT NULL,
      data BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX chunks_place ON chunks (version, column, chunk_no);

    CREATE TABLE set_aside (
      version INTEGER NOT NULL,
      block_no INTEGER NOT NULL,
      first INTEGER NOT NULL,
      n INTEGER NOT NULL,
      crc INTEGER NOT NULL,
      data BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX set_aside_place ON set_aside (version, block_no);
  `)
}
