// Gate: no data item is graded higher than its open attribute allows (R31; GB/T 43697-2024, 就高从严).
// Uses the grade in the entry, which a person may have set with reason; grades nothing itself.
import type { OPEN_ATTRIBUTES } from '../../contract/catalogue.ts'
import { GRADES, type Grade } from '../../contract/profile.ts'
import { gradeLabels, openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

/** g3 must be de-identified before it is opened in any way; CLOSED data are not published, so nothing binds them here. */
const HIGHEST: Record<(typeof OPEN_ATTRIBUTES)[number], Grade> = {
  UNCONDITIONAL: 'g2',
  CONDITIONAL: 'g2',
  CLOSED: 'core',
}

export const gradeFitsAttribute: Gate = {
  id: 'gradeFitsAttribute',
  requirement: 'R31',
  place: 'deidentify',
  judge({ catalogue }) {
    const { openAttribute: chosen } = catalogue
    if (chosen === null) return listed([])
    const tooHigh = (grade: Grade) => GRADES.indexOf(grade) > GRADES.indexOf(HIGHEST[chosen])
    return listed(
      catalogue.fields.flatMap(({ label, grade }, index) => {
        const words = { label, grade: gradeLabels[grade], attribute: openAttributeLabels[chosen] }
        return tooHigh(grade) ? [fieldFinding(say('gradeTooHigh', words), `fields.${index}.grade`)] : []
      }),
    )
  },
}
