// What lies on the disk of a work folder: nothing that was in a table can be found there, and nothing opens elsewhere.
import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeColumn, encodeRowNumbers } from '../../src-main/store/chunk-codec.ts'
import { codecNames } from '../../src-main/store/chunk-rows.ts'
import { openFolderKeyring, openKeyring } from '../../src-main/store/keyring.ts'
import { migrate } from '../../src-main/store/migrations/migrate.ts'
import { newSealKey, openBytes, SEAL_CIPHERS, sealBytes } from '../../src-main/store/protection/sealing.ts'
import {
  addDataset,
  chunkOf,
  clock,
  emptyRecipe,
  openFolder,
  runReport,
  temporaryDirectory,
  withDatabase,
  writeTable,
} from './support.ts'

/** Every file of the folder as it lies on the disk, and what decompresses in it without a key. */
function onDisk(directory: string): Buffer {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map(name => join(directory, name))
  return Buffer.concat(files.filter(path => statSync(path).isFile()).map(path => readFileSync(path)))
}

function found(bytes: Buffer, text: string): boolean {
  return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))
}

/** Where zstd packed a value, searching for its text would find nothing either way: frames begin with these bytes. */
const ZSTD_FRAME = Buffer.from('28b52ffd', 'hex')

function unpackedFrames(bytes: Buffer): number {
  let frames = 0
  for (let at = bytes.indexOf(ZSTD_FRAME); at >= 0; at = bytes.indexOf(ZSTD_FRAME, at + 1)) {
    try {
      zstdDecompressSync(bytes.subarray(at, at + 65_536))
      frames += 1
    } catch {
      // Four random bytes that only look like the beginning of a frame.
    }
  }
  return frames
}

const SECRET = '绝密姓名欧阳测试'
const CELL = '13000000000-机密'
const names = ['姓名', '电话']
const rows = [
  [SECRET, CELL],
  [SECRET, CELL],
]

describe('a work folder on the disk', () => {
  it('holds no value of a table, a corrected cell, a report or a catalogue, open or closed', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id, versionId } = addDataset(folder, '办件', [chunkOf(names, rows)])
    const aside = folder.tables.create([SECRET])
    aside.setAside([{ rowNumber: 1, reason: 'title', cells: [SECRET, CELL] }])
    aside.finish()
    const step = { id: 's', op: 'setCells', columns: [], params: { old: SECRET, new: CELL }, enabled: true }
    folder.recipes.save(id, { ...emptyRecipe, steps: [step] }, `把${SECRET}改为${CELL}`)
    folder.results.save(id, {
      recipeKey: 'k',
      versionId: writeTable(folder, [chunkOf([SECRET], rows)]),
      report: { ...runReport(2), columns: [SECRET] },
    })
    folder.catalogues.save(id, { ...folder.catalogues.get(id), title: SECRET })
    const keyring = openFolderKeyring(join(directory, 'keyring.json'), folder.keys)
    keyring.create('假名', clock())
    const secret = keyring.key('假名').secret.export().toString('base64')
    expect(folder.tables.open(aside.versionId).setAsideRows(0, 9).rows[0]?.cells).toEqual([SECRET, CELL])

    for (const state of ['open', 'closed']) {
      if (state === 'closed') folder.close()
      const bytes = onDisk(directory)
      expect([SECRET, CELL, secret].filter(text => found(bytes, text))).toEqual([])
      expect(unpackedFrames(bytes)).toBe(0)
    }
    const again = openFolder(directory)
    expect(again.tables.open(versionId).readChunk(0).columns).toEqual([
      [SECRET, SECRET],
      [CELL, CELL],
    ])
    expect(again.recipes.get(id).recipe.steps).toEqual([step])
    expect(openFolderKeyring(join(directory, 'keyring.json'), again.keys).list()).toHaveLength(1)
  })

  it('would be searched in vain only because it is sealed: the same search finds what lies there in plain', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    addDataset(folder, SECRET)
    folder.close()
    withDatabase(directory, db => {
      db.exec('CREATE TABLE leak (data BLOB)')
      db.prepare('INSERT INTO leak VALUES (?)').run(zstdCompressSync(CELL.repeat(9)))
    })
    expect(found(onDisk(directory), SECRET)).toBe(true)
    expect(unpackedFrames(onDisk(directory))).toBe(1)
  })

  it('cannot be opened again without its key, and gets no other key in its place', () => {
    const directory = temporaryDirectory()
    openFolder(directory).close()
    renameSync(join(directory, 'openprep.key'), join(directory, 'elsewhere'))
    expect(() => openFolder(directory)).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }))
    renameSync(join(directory, 'elsewhere'), join(directory, 'openprep.key'))
    openFolder(directory)
  })

  it('says so when a chunk was put in the place of another', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { versionId } = addDataset(folder, '甲', [chunkOf(names, rows)])
    folder.close()
    withDatabase(directory, db => {
      const chunk = 'SELECT codec, crc, data FROM chunks WHERE version = ? AND column = 1'
      const { codec, crc, data } = db
        .prepare<[number], { codec: number; crc: number; data: Buffer }>(chunk)
        .get(versionId) ?? {
        codec: 0,
        crc: 0,
        data: Buffer.alloc(0),
      }
      db.prepare('UPDATE chunks SET codec = ?, crc = ?, data = ? WHERE column = 0').run(codec, crc, data)
    })
    const table = openFolder(directory).tables.open(versionId)
    expect(() => table.readChunk(0)).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }))
    expect(table.readChunk(0, ['电话']).columns).toEqual([[CELL, CELL]])
  })

  it('keeps the keys of a dataset no longer than the dataset', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const kept = addDataset(folder, '甲')
    const gone = addDataset(folder, '乙')
    folder.datasets.remove(gone.id)
    folder.close()
    const scopes = withDatabase(directory, db => db.prepare('SELECT scope FROM data_keys ORDER BY scope').pluck().all())
    expect(scopes).toEqual([`dataset/${kept.id}`, `version/${kept.versionId}`])
  })
})

describe('a work folder from before data were sealed', () => {
  it('is sealed when it is opened, loses nothing, and keeps no plain copy in free pages or the log', () => {
    const directory = temporaryDirectory()
    plainFolder(directory)
    expect(found(onDisk(directory), SECRET)).toBe(true)
    const folder = openFolder(directory)
    const bytes = onDisk(directory)
    expect([SECRET, CELL].filter(text => found(bytes, text))).toEqual([])
    expect(unpackedFrames(bytes)).toBe(0)
    expect(folder.tables.open(1).readChunk(0)).toEqual(chunkOf(names, rows))
    expect(folder.tables.open(2).readChunk(0).columns).toEqual([[SECRET, SECRET]])
    expect(folder.tables.open(1).setAsideRows(0, 9).rows[0]?.cells).toEqual([SECRET])
    expect(folder.datasets.get('d')).toMatchObject({ name: '旧', columns: names, warnings: [CELL] })
    expect(folder.recipes.get('d').history.map(({ label }) => label)).toEqual([SECRET])
    expect(folder.sources.list('d')).toHaveLength(1)
  })
})

/** As the version before wrote it, down to a chunk that another version refers to. */
function plainFolder(directory: string): void {
  const db = new Database(join(directory, 'openprep.db'))
  migrate(db, null, 10)
  const version = db.prepare('INSERT INTO versions (columns, rows, complete) VALUES (?, 2, 1)')
  version.run(JSON.stringify(names))
  version.run(JSON.stringify(['姓名']))
  const chunk = db.prepare('INSERT INTO chunks VALUES (?, ?, 0, ?, 2, ?, ?)')
  const numbers = encodeRowNumbers([2, 3])
  const put = (at: number, column: number, { codec, crc, data }: ReturnType<typeof encodeColumn>) =>
    chunk.run(at, column, codecNames.indexOf(codec), crc, data)
  const first = encodeColumn([SECRET, SECRET])
  put(1, 0, first)
  put(1, 1, encodeColumn([CELL, CELL]))
  put(1, -1, numbers)
  put(2, -1, numbers)
  db.prepare('INSERT INTO chunk_links VALUES (2, 0, 0, 2, ?, 1, 0, 0)').run(first.crc)
  const aside = zstdCompressSync(JSON.stringify([[1, 'title', [SECRET]]]))
  db.prepare('INSERT INTO set_aside VALUES (1, 0, 0, 1, ?, ?)').run(crc32(aside), aside)
  const state = [JSON.stringify({ header: 'auto' }), 3, 1]
  db.prepare("INSERT INTO datasets VALUES ('d','旧','','','f',NULL,0,'','csv',?,?,?,1,'[]',?,NULL)").run(
    ...state,
    JSON.stringify([CELL]),
  )
  db.prepare(
    `INSERT INTO source_versions VALUES ('d',1,1,'import',NULL,'','','f',NULL,0,'','csv',?,?,?,'[]',?,NULL,'[]',NULL)`,
  ).run(...state, JSON.stringify([CELL]))
  db.prepare("INSERT INTO recipe_nodes (dataset_id, label, at, recipe, visited) VALUES ('d', ?, '', ?, 1)").run(
    SECRET,
    JSON.stringify(emptyRecipe),
  )
  db.prepare('UPDATE datasets SET recipe_node = 1').run()
  db.prepare("INSERT INTO results (dataset_id, recipe_key, version_id, report, at) VALUES ('d', 'k', 2, ?, '')").run(
    JSON.stringify(runReport(2)),
  )
  // What a deleted value leaves behind in a page that is used no more.
  db.prepare("INSERT INTO catalogues VALUES ('d', ?, '')").run(SECRET.repeat(2000))
  db.exec('DELETE FROM catalogues')
  db.close()
}

describe('sealing', () => {
  it.each(SEAL_CIPHERS)('with %s opens what it sealed, in its own place and unchanged only', cipher => {
    const key = newSealKey(cipher)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, at) => {
        const sealed = sealBytes(key, bytes, 'here')
        expect(Buffer.compare(openBytes(key, sealed, 'here'), bytes)).toBe(0)
        expect(() => openBytes(key, sealed, 'there')).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }))
        const index = at % sealed.length
        sealed[index] = (sealed[index] ?? 0) ^ 1
        expect(() => openBytes(key, sealed, 'here')).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }))
      }),
      { numRuns: 60 },
    )
  })

  it('never gives a nonce twice, not even for the same bytes', () => {
    const key = newSealKey('aes-256-gcm')
    const nonces = new Set<string>()
    for (let turn = 0; turn < 5000; turn += 1)
      nonces.add(sealBytes(key, Buffer.from('同'), 'x').toString('latin1', 1, 13))
    expect(nonces.size).toBe(5000)
  })
})

describe('a key ring', () => {
  it('that an earlier version left in plain in the work folder is sealed when the folder is opened', () => {
    const directory = temporaryDirectory()
    const path = join(directory, 'keyring.json')
    openKeyring(path).create('假名', clock())
    const secret = openKeyring(path).key('假名').secret.export().toString('base64')
    const ring = openFolderKeyring(path, openFolder(directory).keys)
    expect(ring.key('假名').secret.export().toString('base64')).toBe(secret)
    expect(readFileSync(path, 'utf8')).not.toContain(secret)
    expect(() => openKeyring(path)).toThrow(expect.objectContaining({ code: 'KEYRING_LOCKED' }))
  })
})
