// The order of grades and the rule that the highest wins (就高从严, GB/T 43697-2024).
// Must not judge columns.
import { GRADES, type Grade } from '../../contract/profile.ts'

export function highestGrade(grades: readonly Grade[]): Grade {
  return grades.reduce(
    (highest, grade) => (GRADES.indexOf(grade) > GRADES.indexOf(highest) ? grade : highest),
    'g1' as const satisfies Grade as Grade,
  )
}

/** The grade of a table is that of its highest column; a table without columns is g1. */
export function datasetGrade(columns: readonly { grade: Grade }[]): Grade {
  return highestGrade(columns.map(column => column.grade))
}
