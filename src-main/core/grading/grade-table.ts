// What the columns of one table say about each other's grades.
// Must not look at values.
import type { ColumnProfile } from '../../contract/profile.ts'
import { gradeReasons } from '../../contract/text/zh-CN/kinds.ts'
import { headerForms } from '../detection/headers.ts'
import { explainByCompanions } from './companion-columns.ts'
import { highestGrade } from './grade-order.ts'
import { contextRule } from './grade-rules.ts'
import { joinSplitNumbers } from './split-numbers.ts'

/** Kinds that make a table one of natural persons. */
const PERSONAL = new Set([
  'citizenId18',
  'citizenId15',
  'hmtResidencePermit',
  'foreignPr',
  'personName',
  'birthDate',
  'sex',
])

/** Regrades finished column profiles in the light of the whole table: beside persons an address leads to a household. */
export function gradeTable(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  const joined = joinSplitNumbers(profiles)
  const persons = joined.some(column => holds(column, kind => PERSONAL.has(kind)))
  return explainByCompanions(joined, persons).map(column =>
    persons && isHouseAddress(column) ? householdAddress(column) : column,
  )
}

function holds(column: ColumnProfile, test: (kind: string) => boolean): boolean {
  return column.semantics.some(found => found.confidence !== 'possible' && test(found.kind))
}

/** valid address verdicts have a house number or building; the detector's lookalikes end at a road. */
function isHouseAddress(column: ColumnProfile): boolean {
  return column.semantics.some(found => found.kind === 'address' && found.confidence !== 'possible' && found.valid > 0)
}

function householdAddress(column: ColumnProfile): ColumnProfile {
  const rule = contextRule('household', 'address', headerForms(column.name).whole)
  if (rule === null) return column
  const grade = highestGrade([column.grade, rule.grade])
  return { ...column, role: rule.role, grade, gradeReason: gradeReasons.household }
}
