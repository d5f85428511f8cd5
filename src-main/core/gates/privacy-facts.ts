// Which columns of a result could single people out, and what measuring them on the final table gave.
// Must not measure: the job does, on the very table that goes into the package.
import type { TableProfile } from '../../contract/profile.ts'
import type { RiskFigures } from '../../contract/risk.ts'

export interface QuasiColumns {
  /** Treated by a de-identification step of the recipe, and still in the result. */
  readonly declared: readonly string[]
  /** Not treated, although people could be known by them. */
  readonly free: readonly string[]
}

export interface PrivacyFacts extends QuasiColumns {
  /** Over both. */
  readonly figures: RiskFigures
  /** Over the declared ones alone; null where none is free, or none declared. */
  readonly declaredFigures: RiskFigures | null
}

/** An address or a case number alone may be an office's; these are always somebody's. */
const PERSONAL = new Set([
  'birthDate',
  'age',
  'sex',
  'ethnicity',
  'education',
  'nationality',
  'nativePlace',
  'occupation',
  'politicalStatus',
])

/** null when nothing says that the rows are about people. */
export function quasiColumns({ columns }: TableProfile, treated: readonly string[]): QuasiColumns | null {
  const quasi = columns.filter(({ role, distinct }) => role === 'quasi' && distinct > 1)
  const personal = quasi.some(
    ({ judged, semantics }) => judged !== undefined || semantics.some(({ kind }) => PERSONAL.has(kind)),
  )
  const declared = columns.map(({ name }) => name).filter(name => treated.includes(name))
  if (declared.length === 0 && !personal) return null
  return { declared, free: quasi.map(({ name }) => name).filter(name => !declared.includes(name)) }
}
