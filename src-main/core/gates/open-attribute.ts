// Gate: the entry has one of the three open attributes (R1; 细则第七条). What each value demands is asked by gates of its own.
// Does not judge whether the choice is right: that is the assessment.
import { attributeProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const openAttribute: Gate = {
  id: 'openAttribute',
  requirement: 'R1',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(
      catalogue.openAttribute === null
        ? attributeProblems(catalogue).map(({ message, path }) => fieldFinding(message, path))
        : [],
    ),
}
