// The conditions of the timeline, and what they ask of the engine: days are this machine's, the engine knows instants.
// Asks nothing itself.
import type { AuditFilter } from '../../../src-main/contract/audit.ts'

export interface Conditions {
  readonly person: string | null
  readonly actions: readonly string[]
  readonly datasetId: string | null
  /** `YYYY-MM-DD`, '' = open. */
  readonly since: string
  readonly until: string
}

export const NO_CONDITIONS: Conditions = { person: null, actions: [], datasetId: null, since: '', until: '' }

/** Midnight of the day, or of the day after, as an instant; null where it is no day yet. */
function instantOf(day: string, later = 0): string | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  const moment = new Date(year, month - 1, date + later)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

export function filterOf({ person, actions, datasetId, since, until }: Conditions): AuditFilter {
  const from = instantOf(since)
  const to = instantOf(until, 1)
  return {
    ...(person !== null && { person }),
    ...(actions.length > 0 && { actions: [...actions] }),
    ...(datasetId !== null && { datasetId }),
    ...(from !== null && { since: from }),
    ...(to !== null && { until: to }),
  }
}
