// Gate: the nine elements of Article 11, what each data item must state (R11, R12), and what a bureau's form asks for besides (R69).
// Does not compare the entry with the data.
import { missingElements } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const requiredElements: Gate = {
  id: 'requiredElements',
  requirement: 'R11',
  place: 'catalogue',
  judge: ({ catalogue, surroundings }) =>
    listed(
      [...missingElements(catalogue), ...surroundings.formProblems].map(({ message, path }) =>
        fieldFinding(message, path),
      ),
    ),
}
