// Opens SQLite the one way this program uses it.
// Holds no table definitions (migrations) and no queries (repositories).
import Database from 'better-sqlite3'

export type Sqlite = Database.Database
export type Statement<Bind extends unknown[], Row = unknown> = Database.Statement<Bind, Row>

/** Marks the file as ours: "OPRP". */
export const APPLICATION_ID = 0x4f505250

/** The writer's connection: every commit is on the disk before it is reported. */
export function openForWriting(path: string): Sqlite {
  const db = new Database(path, { timeout: 2000 })
  try {
    // Must precede the first table; lets a removed dataset give its space back.
    db.pragma('auto_vacuum = INCREMENTAL')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('journal_size_limit = 67108864')
    // 16 MB: every checkpoint waits for the disk, and with the usual 4 MB an import has four times as many.
    db.pragma('wal_autocheckpoint = 4000')
    // Sorting must not lay anything down beside the database.
    db.pragma('temp_store = MEMORY')
    return db
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

/** A further connection for reading beside the writer, in this thread or another. */
export function openForReading(path: string): Sqlite {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 })
  db.pragma('trusted_schema = OFF')
  return db
}
