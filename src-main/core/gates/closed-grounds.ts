// Gate: 不予开放 states its reason and its law, regulation or rule (R46; 细则第七条、第十五条（三）).
// Whether the grounds are right is the assessment's.
import { attributeProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const closedGrounds: Gate = {
  id: 'closedGrounds',
  requirement: 'R46',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(
      catalogue.openAttribute === 'CLOSED'
        ? attributeProblems(catalogue).map(({ message, path }) => fieldFinding(message, path))
        : [],
    ),
}
