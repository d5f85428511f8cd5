// Gate: a stricter value than 无条件开放 rests on a recorded ground (R4; 黄石方案二 "以开放为常态，不开放为例外").
// Does not weigh the ground: that is the assessment. 不予开放 has a gate of its own.
import { fieldFinding, type Gate, type GateInput, listed } from './gate.ts'
import { say } from './say.ts'

export const attributeGround: Gate = {
  id: 'attributeGround',
  requirement: 'R4',
  place: 'catalogue',
  exceptable: true,
  judge(input) {
    if (input.catalogue.openAttribute !== 'CONDITIONAL' || hasGround(input)) return listed([])
    return listed([fieldFinding(say('groundMissing'), 'openAttribute')])
  },
}

/** An assessment or change that says so, a law, or data above the lowest grade. */
function hasGround({ catalogue, surroundings: { opening } }: GateInput): boolean {
  const { legalBasis, fields, securityGrade } = catalogue
  return (
    opening.grounded ||
    legalBasis.some(({ title }) => title.trim() !== '') ||
    (securityGrade !== null && securityGrade !== 'g1') ||
    fields.some(({ grade }) => grade !== 'g1')
  )
}
