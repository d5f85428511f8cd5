// Gate: one open attribute, with the conditions or grounds its value demands (R1–R4, R46).
// Does not judge whether the choice is right: that is the assessment.
import { attributeProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const openAttribute: Gate = {
  id: 'openAttribute',
  requirement: 'R1',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(attributeProblems(catalogue).map(missing => fieldFinding(missing.message, missing.path))),
}
