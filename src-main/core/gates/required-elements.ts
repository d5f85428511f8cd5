// Gate: the nine elements of Article 11 and what each data item must state (R11, R12).
// Does not compare the entry with the data.
import { missingElements } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const requiredElements: Gate = {
  id: 'requiredElements',
  requirement: 'R11',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(missingElements(catalogue).map(missing => fieldFinding(missing.message, missing.path))),
}
