// Brings a catalogue entry of an earlier format to the present one before its schema is asked.
// Never steps back: an entry of a newer program is left as it is, and the schema refuses it.
import { CATALOGUE_FORMAT_VERSION } from '../../contract/catalogue.ts'

type EntryFile = Readonly<Record<string, unknown>>
export type CatalogueMigration = (entry: EntryFile) => EntryFile

const PERIOD = /^\s*(\d{4}(?:-\d{2}){0,2})\s*(?:至|到|\/|~|～|—+|–)\s*(\d{4}(?:-\d{2}){0,2})\s*$/
const DAY = /^\s*(\d{4}(?:-\d{2}){0,2})\s*$/

/** Format 1 held the period as free words; what is none goes on as words in the description, so that nothing is lost. */
function periodInTwoEnds({ temporalCoverage, ...entry }: EntryFile): EntryFile {
  if (typeof temporalCoverage !== 'string' || temporalCoverage.trim() === '') return entry
  const [, start, end] = PERIOD.exec(temporalCoverage) ?? []
  if (start !== undefined && end !== undefined) return { ...entry, temporalCoverage: { start, end } }
  const day = DAY.exec(temporalCoverage)?.[1]
  if (day !== undefined) return { ...entry, temporalCoverage: { start: day, end: day } }
  const description = typeof entry.description === 'string' ? entry.description : ''
  return { ...entry, description: [description, temporalCoverage.trim()].filter(text => text !== '').join('\n') }
}

/** Migration n, at index n − 1, makes an entry of format n + 1 of one of format n. Never changed after a release. */
export const CATALOGUE_MIGRATIONS: readonly CatalogueMigration[] = [periodInTwoEnds]

function isFile(value: unknown): value is EntryFile {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is no entry of an earlier format comes back as it is. An entry that states no format is of the present one. */
export function migratedCatalogue(value: unknown): unknown {
  if (!isFile(value) || typeof value.formatVersion !== 'number') return value
  let entry = value
  for (let version = value.formatVersion; version >= 1 && version < CATALOGUE_FORMAT_VERSION; version += 1) {
    const migrate = CATALOGUE_MIGRATIONS[version - 1]
    if (migrate === undefined) return value
    entry = { ...migrate(entry), formatVersion: version + 1 }
  }
  return entry
}
