// Scan findings condensed by column and kind, so that gates can count exactly and list a few places.
// Holds masked excerpts only.
import type { Finding, ScanReport } from '../../contract/profile.ts'

/** All findings of one kind in one column. */
export interface LeakGroup {
  readonly column: string
  /** null = not known which of the column's kinds, because the scan's list was cut. */
  readonly kind: string | null
  count: number
  /** Of `count`, those listed with a valid checksum or shape. */
  valid: number
  readonly places: Finding[]
}

export type LeakSummary = readonly LeakGroup[]

const MAX_PLACES = 100

/**
 * From a scan whose list may be cut: listed findings are grouped; what the exact column counts have beyond the list is added to the
 * column's only kind, or to a group of unknown kind. What was not listed counts as valid: a gate must not pass what it has not seen.
 */
export function summarizeScan(scan: ScanReport): LeakSummary {
  const groups = groupFindings(scan.findings)
  for (const [column, total] of Object.entries(scan.byColumn)) {
    const ofColumn = groups.filter(group => group.column === column)
    const rest = total - ofColumn.reduce((sum, group) => sum + group.count, 0)
    if (rest <= 0) continue
    const only = ofColumn.length === 1 ? ofColumn[0] : undefined
    if (only === undefined) groups.push({ column, kind: null, count: rest, valid: rest, places: [] })
    else {
      only.count += rest
      only.valid += rest
    }
  }
  return groups
}

export function groupFindings(findings: Iterable<Finding>): LeakGroup[] {
  const groups = new Map<string, LeakGroup>()
  for (const finding of findings) {
    const key = `${finding.kind}\n${finding.column}`
    const group = groups.get(key) ?? { column: finding.column, kind: finding.kind, count: 0, valid: 0, places: [] }
    group.count += 1
    if (finding.valid) group.valid += 1
    if (group.places.length < MAX_PLACES) group.places.push(finding)
    groups.set(key, group)
  }
  return [...groups.values()]
}
