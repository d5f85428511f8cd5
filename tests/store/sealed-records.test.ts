// What people wrote in records beside the tables is sealed too, and what an earlier version left in plain is sealed when it can be.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { ReferenceLineSchema } from '../../src-main/contract/reference-list.ts'
import { migrate } from '../../src-main/store/migrations/migrate.ts'
import { createKeyFile } from '../../src-main/store/protection/key-file.ts'
import { openWorkFolder } from '../../src-main/store/work-folder.ts'
import { addDataset, clock, openFolder, temporaryDirectory, withDatabase } from './support.ts'

const SECRET = '绝密姓名欧阳测试'

function holds(directory: string): string[] {
  const needles = (['utf8', 'utf16le'] as const).map(encoding => Buffer.from(SECRET, encoding))
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map(name => join(directory, name))
    .filter(path => statSync(path).isFile() && needles.some(needle => readFileSync(path).includes(needle)))
}

const line = ReferenceLineSchema.parse({
  no: 1,
  title: SECRET,
  publisher: SECRET,
  labels: [SECRET],
  answer: { state: 'NOT_OPEN', reason: SECRET },
})

const twin = { same: true, source: SECRET, reason: SECRET }

describe('records of a work folder', () => {
  it('hold nothing readable of what people wrote, and say it all to whoever opens the folder', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const { id } = addDataset(folder, '办件')
    folder.judgements.set(id, 'source', { column: '姓名', role: 'none', grade: 'g1', reason: SECRET, person: '王' })
    folder.bureauLedger.decide('a'.repeat(64), 'b'.repeat(64), { same: true, source: '甲', reason: '乙' }, '王')
    expect(folder.judgements.of(id, 'source').get('姓名')?.reason).toBe(SECRET)
    folder.close()
    expect(holds(directory)).toEqual([])
  })
})

/** As the version before this one kept them. */
function plainRecords(db: Database.Database, dataset: string): void {
  db.prepare('INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    dataset,
    'source',
    '姓名',
    'none',
    'g1',
    SECRET,
    '王',
    '',
  )
  db.prepare('INSERT INTO bureau_twins VALUES (?, ?, ?, ?)').run('a', 'b', JSON.stringify(twin), '')
  db.prepare('INSERT INTO reference_lists VALUES (?, ?, ?, ?, ?, ?)').run('r', '清单', 'MUNICIPAL', 'f', '', '')
  db.prepare('INSERT INTO reference_lines VALUES (?, ?, ?)').run('r', 1, JSON.stringify(line))
}

describe('a work folder in which an earlier version left them in plain', () => {
  it('is sealed when it is opened, and keeps no plain copy in free pages or the log', () => {
    const directory = temporaryDirectory()
    const key = createKeyFile(directory)
    const db = new Database(join(directory, 'openprep.db'))
    db.pragma('foreign_keys = OFF')
    migrate(db, key, 17)
    plainRecords(db, 'd')
    db.close()
    expect(holds(directory)).not.toEqual([])
    const folder = openFolder(directory)
    expect(folder.bureauLedger.decisions()).toEqual([{ left: 'a', right: 'b', decision: twin }])
    expect(folder.judgements.of('d', 'source').get('姓名')?.reason).toBe(SECRET)
    expect(folder.references.lines('r')).toEqual([line])
    folder.close()
    expect(holds(directory)).toEqual([])
  })

  it('waits with it while the folder is locked, and does it when somebody logs in', () => {
    const directory = temporaryDirectory()
    const key = createKeyFile(directory)
    const db = new Database(join(directory, 'openprep.db'))
    db.pragma('foreign_keys = OFF')
    migrate(db, key, 17)
    plainRecords(db, 'd')
    db.prepare("INSERT INTO organisation VALUES (1, '{}', 'aes-256-gcm', 15, '{}', 0, NULL, '')").run()
    db.close()
    const folder = openWorkFolder(directory, { holder: 't', now: clock })
    expect(() => folder.judgements.of('d', 'source')).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }))
    folder.unlock(key)
    expect(folder.judgements.of('d', 'source').get('姓名')?.reason).toBe(SECRET)
    folder.close()
    // The backup of before is no worse sealed than what it is of; it goes when a dataset is erased.
    expect(holds(directory).filter(path => !path.includes('backups'))).toEqual([])
    expect(withDatabase(directory, opened => opened.prepare('SELECT count(*) FROM to_seal').pluck().get())).toBe(0)
  })
})

describe('closing a dataset', () => {
  it('destroys its keys and leaves a record of what it was', () => {
    const directory = temporaryDirectory()
    const folder = openFolder(directory)
    const kept = addDataset(folder, '甲')
    const gone = addDataset(folder, '乙')
    const wrapped = withWrapped(directory, gone.id)
    folder.datasets.recordPackage(gone.id, { path: 'p', sha256: 'ab', digest: 'cd', draft: true }, '王')
    const closed = folder.datasets.close(gone.id, '任务已结束', '王')
    expect(closed).toMatchObject({ name: '乙', reason: '任务已结束', person: '王', rows: 2, keys: 2 })
    expect(closed.packages).toMatchObject([{ sha256: 'ab', draft: true }])
    expect(folder.datasets.closed()).toEqual([closed])
    expect(folder.datasets.list().map(({ id }) => id)).toEqual([kept.id])
    expect(folder.audit.list({ actions: ['dataset.closed'], offset: 0, limit: 1 }).events[0]).toMatchObject({
      person: '王',
      detail: { name: '乙', keys: 2, packages: 1 },
    })
    folder.close()
    for (const name of readdirSync(directory)) {
      const bytes = readFileSync(join(directory, name))
      for (const key of wrapped) expect(bytes.includes(key), name).toBe(false)
    }
    expect(wrapped.length).toBe(2)
  })
})

/** The wrapped keys as they lie on the disk while the folder is open. */
function withWrapped(directory: string, datasetId: string): Buffer[] {
  const db = new Database(join(directory, 'openprep.db'), { readonly: true })
  try {
    const version = Number(db.prepare('SELECT source_version FROM datasets WHERE id = ?').pluck().get(datasetId))
    return db
      .prepare<[string, string], { wrapped: Buffer }>('SELECT wrapped FROM data_keys WHERE scope IN (?, ?)')
      .all(`dataset/${datasetId}`, `version/${version}`)
      .map(({ wrapped }) => wrapped)
  } finally {
    db.close()
  }
}
