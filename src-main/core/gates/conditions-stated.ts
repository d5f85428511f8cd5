// Gate: 有条件开放 states recipient, purpose, scope or another condition, and the terms of use (R3, R9; 细则第七条（二）、第十五条).
// Conditions that would discriminate are another gate's.
import { attributeProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const conditionsStated: Gate = {
  id: 'conditionsStated',
  requirement: 'R3',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(
      catalogue.openAttribute === 'CONDITIONAL'
        ? attributeProblems(catalogue).map(({ message, path }) => fieldFinding(message, path))
        : [],
    ),
}
