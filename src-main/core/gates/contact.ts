// Gate: the contact is an office telephone or e-mail, never a private mobile (R56).
// The rule is the catalogue's; here it stands for itself because it exposes a person.
import { contactProblems } from '../catalogue/missing-elements.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'

export const contact: Gate = {
  id: 'contact',
  requirement: 'R56',
  place: 'catalogue',
  judge: ({ catalogue }) =>
    listed(contactProblems(catalogue.contact).map(missing => fieldFinding(missing.message, missing.path))),
}
