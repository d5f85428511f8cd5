// Gate: nobody disputes who opens the item, and it has not been taken back (R25, R62; 细则第十六条、第二十三条).
// Settling is a person's act.
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const undisputed: Gate = {
  id: 'undisputed',
  requirement: 'R25',
  place: 'catalogue',
  judge: ({ surroundings: { opening } }) =>
    listed([
      ...(opening.disputed ? [fieldFinding(say('disputed'), 'publisher')] : []),
      ...(opening.withdrawn ? [fieldFinding(say('withdrawn'), 'openAttribute')] : []),
    ]),
}
