// Every migration, one by one, on a database of the version before it.
// Asserts what later code relies on, not the wording of the tables.
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { type TrailRow, TrailVerifier } from '../../src-main/core/audit/verify-chain.ts'
import { MIGRATIONS, migrate } from '../../src-main/store/migrations/migrate.ts'
import { newSealKey } from '../../src-main/store/protection/sealing.ts'
import { openFolder, temporaryDirectory, withDatabase } from './support.ts'

const FOLDER_KEY = newSealKey('aes-256-gcm')

function databaseAt(version: number): Database.Database {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.pragma('foreign_keys = ON')
  migrate(db, FOLDER_KEY, version)
  return db
}

const tablesOf = (db: Database.Database) =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all()

describe('migrations', () => {
  it('1 stores chunks of versions, each place once, and takes no wrong types', () => {
    const db = databaseAt(1)
    expect(tablesOf(db)).toEqual(['chunks', 'set_aside', 'versions'])
    const insert = db.prepare('INSERT INTO chunks VALUES (1, 0, 0, ?, 1, 0, ?)')
    insert.run(0, Buffer.from('x'))
    expect(() => insert.run(0, Buffer.from('x'))).toThrow(/UNIQUE/)
    expect(() => db.prepare('INSERT INTO chunks VALUES (1, 0, 1, ?, 1, 0, ?)').run('plain', Buffer.from('x'))).toThrow(
      /INTEGER/,
    )
  })

  it('1 never gives the number of a version twice', () => {
    const db = databaseAt(1)
    const add = db.prepare("INSERT INTO versions (columns) VALUES ('[]')")
    const first = add.run().lastInsertRowid
    db.prepare('DELETE FROM versions').run()
    expect(add.run().lastInsertRowid).toBe(Number(first) + 1)
  })

  it('2 adds an audit trail in which nothing can be changed or removed', () => {
    const db = databaseAt(2)
    db.prepare("INSERT INTO audit VALUES (1, 'at', '甲', 'x', NULL, '{}', '', '')").run()
    expect(() => db.prepare("UPDATE audit SET person = '乙'").run()).toThrow(/append-only/)
    expect(() => db.prepare('DELETE FROM audit').run()).toThrow(/append-only/)
  })

  it('3 adds datasets, their histories and the settings', () => {
    const db = databaseAt(3)
    expect(tablesOf(db)).toEqual(expect.arrayContaining(['datasets', 'recipe_nodes', 'settings']))
    expect(() => db.prepare("INSERT INTO settings VALUES (2, '{}')").run()).toThrow(/CHECK/)
  })

  it('4 adds what work on a dataset brings forth, and lets it go with the dataset', () => {
    const db = databaseAt(4)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]')").run()
    db.prepare("INSERT INTO datasets VALUES ('d','n','','','f',NULL,0,'','csv','{}',0,0,1,'[]','[]',NULL)").run()
    db.prepare("INSERT INTO catalogues VALUES ('d', '{}', '')").run()
    db.prepare("DELETE FROM datasets WHERE id = 'd'").run()
    expect(db.prepare('SELECT count(*) FROM catalogues').pluck().get()).toBe(0)
  })

  it('8 keeps profiles of columns by their content, as long as their dataset is there', () => {
    const db = databaseAt(8)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]')").run()
    db.prepare("INSERT INTO datasets VALUES ('d','n','','','f',NULL,0,'','csv','{}',0,0,1,'[]','[]',NULL)").run()
    db.prepare("INSERT INTO column_profiles (dataset_id, content_key, profile) VALUES ('d', 'k', x'00')").run()
    db.prepare('DELETE FROM datasets').run()
    expect(db.prepare('SELECT count(*) FROM column_profiles').pluck().get()).toBe(0)
  })

  it('11 takes the earlier trail over with its hashes, in one chain of both functions', () => {
    const db = databaseAt(10)
    db.prepare("INSERT INTO audit VALUES (1, '2026-01-01', '甲', 'x', 'd', '{\"n\":1}', '', 'former')").run()
    migrate(db, FOLDER_KEY)
    const row = db
      .prepare('SELECT seq, content, sha256, sm3, person, dataset_id AS dataset FROM audit')
      .get() as TrailRow
    expect(row).toMatchObject({ person: '甲', dataset: 'd' })
    expect(JSON.parse(row.content)).toMatchObject({ former: 'former', detail: { n: 1 } })
    const verifier = new TrailVerifier(String(db.prepare('SELECT id FROM trail').pluck().get()))
    verifier.take(row)
    expect(verifier.finish(1)).toEqual({ ok: true, events: 1, brokenAt: null })
    expect(() => db.prepare('DELETE FROM audit').run()).toThrow(/append-only/)
    expect(() => db.prepare("UPDATE trail SET id = ''").run()).toThrow(/append-only/)
  })

  it('bring a database of every earlier version to the same shape', () => {
    const shape = (db: Database.Database) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
    const whole = shape(databaseAt(MIGRATIONS.length))
    for (let version = 1; version < MIGRATIONS.length; version += 1) {
      const db = databaseAt(version)
      migrate(db, FOLDER_KEY)
      expect(shape(db)).toEqual(whole)
    }
  })
})

describe('a work folder that this program cannot open', () => {
  it('is left alone when a newer program made it', () => {
    const directory = temporaryDirectory()
    openFolder(directory).close()
    withDatabase(directory, db => db.pragma('user_version = 99'))
    const refused = new OpenprepError('STORE_NEWER', { found: 99, supported: MIGRATIONS.length })
    expect(() => openFolder(directory)).toThrow(expect.objectContaining({ code: refused.code, params: refused.params }))
    expect(withDatabase(directory, db => db.pragma('user_version', { simple: true }))).toBe(99)
  })

  it('7 lets a version refer to chunks of another, which then cannot be lost', () => {
    const db = databaseAt(7)
    db.prepare('INSERT INTO chunks VALUES (1, 0, 0, 0, 1, 0, ?)').run(Buffer.from('x'))
    const link = db.prepare('INSERT INTO chunk_links VALUES (2, 0, 0, 1, 0, 1, 0, ?)')
    expect(() => link.run(5)).toThrow(/FOREIGN KEY/)
    link.run(0)
    expect(() => db.prepare('DELETE FROM chunks').run()).toThrow(/FOREIGN KEY/)
  })

  it('9 keeps the closer looks there are and takes those of any kind', () => {
    const db = databaseAt(8)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]')").run()
    db.pragma('foreign_keys = OFF')
    const add = db.prepare("INSERT INTO examinations VALUES (1, ?, 'd', x'00', '2026-11-28')")
    add.run('scan')
    expect(() => add.run('attack')).toThrow(/CHECK/)
    migrate(db, FOLDER_KEY)
    db.prepare("INSERT INTO examinations VALUES (1, 'attack', 'd', x'00', '2026-11-28')").run()
    expect(db.prepare('SELECT kind FROM examinations ORDER BY kind').pluck().all()).toEqual(['attack', 'scan'])
  })

  it('10 adds further tables, which go with their dataset', () => {
    const db = databaseAt(10)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]'), ('[]')").run()
    db.prepare("INSERT INTO datasets VALUES ('d','n','','','f',NULL,0,'','csv','{}',0,0,1,'[]','[]',NULL)").run()
    db.prepare("INSERT INTO dataset_inputs VALUES ('d', '区划', 2, 'f', NULL, '', '{}', '')").run()
    db.prepare('DELETE FROM datasets').run()
    expect(db.prepare('SELECT count(*) FROM dataset_inputs').pluck().get()).toBe(0)
  })

  it('13 adds openings, versions of entries and registers; cases stay when their dataset goes', () => {
    const db = databaseAt(13)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]')").run()
    db.prepare("INSERT INTO datasets VALUES ('d','n','','','f',NULL,0,'','csv','{}',0,0,1,'[]','[]',NULL)").run()
    db.prepare("INSERT INTO openings VALUES ('d', '{}', '')").run()
    db.prepare("INSERT INTO cases VALUES ('c', 'CORRECTION', 'd', '{}', '')").run()
    db.prepare('DELETE FROM datasets').run()
    expect(db.prepare('SELECT count(*) FROM openings').pluck().get()).toBe(0)
    expect(db.prepare('SELECT dataset_id FROM cases').pluck().all()).toEqual([null])
  })

  it('15 adds what results depend on, which goes with the result', () => {
    const db = databaseAt(15)
    db.prepare("INSERT INTO versions (columns) VALUES ('[]')").run()
    db.prepare("INSERT INTO traced_columns VALUES (1, 0, 'k')").run()
    db.prepare("INSERT INTO traced_effects VALUES (1, 'k', '[1,0]', NULL)").run()
    db.prepare('DELETE FROM versions').run()
    expect(db.prepare('SELECT count(*) FROM traced_columns').pluck().get()).toBe(0)
    expect(db.prepare('SELECT count(*) FROM traced_effects').pluck().get()).toBe(0)
  })

  it('is left alone when the database is of another program', () => {
    const directory = temporaryDirectory()
    withDatabase(directory, db => db.exec('CREATE TABLE mine (a)'))
    expect(() => openFolder(directory)).toThrow('STORE_CORRUPT')
    expect(withDatabase(directory, tablesOf)).toEqual(['mine'])
  })
})
