// Migration 7: chunks of one version that are the very chunks of another, referred to instead of written again.
// Never changed after a release; a new shape is a new migration.
import type { Sqlite } from '../sqlite.ts'

export function chunkLinks(db: Sqlite): void {
  // The foreign key keeps SQLite itself from losing a chunk that some version still refers to.
  db.exec(`
    CREATE TABLE chunk_links (
      version INTEGER NOT NULL,
      column INTEGER NOT NULL,
      chunk_no INTEGER NOT NULL,
      n INTEGER NOT NULL,
      crc INTEGER NOT NULL,
      from_version INTEGER NOT NULL,
      from_column INTEGER NOT NULL,
      from_chunk INTEGER NOT NULL,
      FOREIGN KEY (from_version, from_column, from_chunk) REFERENCES chunks (version, column, chunk_no)
    ) STRICT;
    CREATE UNIQUE INDEX chunk_links_place ON chunk_links (version, column, chunk_no);
    CREATE INDEX chunk_links_origin ON chunk_links (from_version, from_column, from_chunk);
  `)
}
