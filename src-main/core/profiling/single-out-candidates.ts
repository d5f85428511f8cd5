// Which columns of a profile are worth combining when one asks what singles people out.
// A proposal: the person may choose any columns instead.
import type { ColumnProfile, TableProfile } from '../../contract/profile.ts'
import type { LeftOutReason } from '../../contract/relations.ts'

/** So many columns in sets of up to three are 696 sets: seconds, whatever the table. */
export const MAX_CANDIDATES = 16
/** Above this share of different values, a code or text is a number of the row's own, or prose. */
const OWN_NUMBER_SHARE = 0.9

export interface Candidates {
  columns: string[]
  leftOut: { column: string; reason: LeftOutReason }[]
}

/**
 * Direct identifiers go anyway, constants and row numbers single out nobody in the world outside the table. Where at least two columns
 * are about persons, or are dates of events, amounts and the like wait until the person adds them.
 */
export function singleOutCandidates({ columns }: Pick<TableProfile, 'columns'>): Candidates {
  const leftOut: Candidates['leftOut'] = []
  const fit: ColumnProfile[] = []
  const personal = columns.filter(isPersonal).length >= 2
  for (const column of columns) {
    const reason = reasonAgainst(column) ?? (personal && !isPersonal(column) ? 'notPersonal' : null)
    if (reason === null) fit.push(column)
    else leftOut.push({ column: column.name, reason })
  }
  const ranked = fit.toSorted((a, b) => rank(a) - rank(b))
  const chosen = new Set(ranked.slice(0, MAX_CANDIDATES).map(({ name }) => name))
  for (const { name } of ranked.slice(MAX_CANDIDATES)) leftOut.push({ column: name, reason: 'beyondLimit' })
  return { columns: columns.map(({ name }) => name).filter(name => chosen.has(name)), leftOut }
}

const PLACES = new Set(['divisionCode', 'postcode', 'coordinate', 'address'])

/** Quasi-identifiers as GB/T 42460-2023 Annex B is generally cited: attributes of persons, dates of what happened to them, places. */
function isPersonal({ role, type, distinct, semantics }: ColumnProfile): boolean {
  if (distinct < 2) return false
  if (semantics.some(({ kind, confidence, header }) => PLACES.has(kind) && (header || confidence !== 'possible')))
    return true
  return role === 'quasi' || role === 'sensitive' || (role === 'none' && (type === 'date' || type === 'datetime'))
}

function reasonAgainst(column: ColumnProfile): LeftOutReason | null {
  if (column.role === 'direct') return 'direct'
  if (column.distinct < 2) return 'constant'
  const ownNumber =
    column.role === 'none' && (column.type === 'code' || column.type === 'text' || column.type === 'integer')
  return ownNumber && column.distinct > column.rows * OWN_NUMBER_SHARE && column.rows >= 20 ? 'ownNumber' : null
}

function rank({ role }: ColumnProfile): number {
  return role === 'quasi' ? 0 : role === 'sensitive' ? 1 : 2
}
