// Brings a database to the present shape, one numbered step after the other, each in a transaction of its own.
// Never steps back: a database of a newer program is refused untouched.
import { OpenprepError } from '../../contract/errors.ts'
import type { SealKey } from '../protection/sealing.ts'
import { APPLICATION_ID, type Sqlite } from '../sqlite.ts'
import { tablesInChunks } from './0001-tables-in-chunks.ts'
import { auditTrail } from './0002-audit.ts'
import { datasets } from './0003-datasets.ts'
import { outcomes } from './0004-outcomes.ts'
import { sourceVersions } from './0005-source-versions.ts'
import { examinations } from './0006-examinations.ts'
import { chunkLinks } from './0007-chunk-links.ts'
import { columnProfiles } from './0008-column-profiles.ts'
import { kindsOfExaminations } from './0009-kinds-of-examinations.ts'
import { datasetInputs } from './0010-dataset-inputs.ts'
import { auditChain } from './0011-audit-chain.ts'
import { sealedData } from './0012-sealed-data.ts'
import { openingsAndRegisters } from './0013-openings-and-registers.ts'
import { bureauLedger } from './0014-bureau-ledger.ts'
import { resultTraces } from './0015-result-traces.ts'
import { reviews } from './0016-reviews.ts'
import { people } from './0017-people.ts'
import { sealedRecords } from './0018-sealed-records.ts'
import { templatePacks } from './0019-template-packs.ts'
import { rectifications } from './0020-rectifications.ts'
import { bureauReports } from './0021-bureau-reports.ts'
import { bureauDecisions } from './0022-bureau-decisions.ts'

/** `folderKey` null = locked; a folder that can be locked has nothing plain any more. */
export type Migration = (db: Sqlite, folderKey: SealKey | null) => void

/** Migration n is at index n − 1. */
export const MIGRATIONS: readonly Migration[] = [
  tablesInChunks,
  auditTrail,
  datasets,
  outcomes,
  sourceVersions,
  examinations,
  chunkLinks,
  columnProfiles,
  kindsOfExaminations,
  datasetInputs,
  auditChain,
  sealedData,
  openingsAndRegisters,
  bureauLedger,
  resultTraces,
  reviews,
  people,
  sealedRecords,
  templatePacks,
  rectifications,
  bureauReports,
  bureauDecisions,
]

/** Databases before this migration hold their data in plain. */
export const SEALED_SINCE = MIGRATIONS.indexOf(sealedData) + 1

export function schemaVersion(db: Sqlite): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Throws STORE_NEWER {found, supported}; STORE_CORRUPT when the file is a database of some other program. */
export function migrate(db: Sqlite, folderKey: SealKey | null, upTo: number = MIGRATIONS.length): void {
  checkOwner(db)
  const found = schemaVersion(db)
  if (found > MIGRATIONS.length) throw new OpenprepError('STORE_NEWER', { found, supported: MIGRATIONS.length })
  for (let version = found + 1; version <= upTo; version += 1) {
    db.transaction(() => {
      MIGRATIONS[version - 1]?.(db, folderKey)
      db.pragma(`user_version = ${version}`)
      db.pragma(`application_id = ${APPLICATION_ID}`)
    }).immediate()
  }
}

function checkOwner(db: Sqlite): void {
  const owner = Number(db.pragma('application_id', { simple: true }))
  const tables = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0
  if (owner !== APPLICATION_ID && (owner !== 0 || tables > 0)) {
    throw new OpenprepError('STORE_CORRUPT', { reason: `application_id ${owner}` })
  }
}
