// Gate: what is 不予开放 never yields a package, in the entry or in force (R2; 细则第七条（一）).
// Grounds for closing are another gate's.
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const closedData: Gate = {
  id: 'closedData',
  requirement: 'R2',
  place: 'catalogue',
  judge: ({ catalogue, surroundings: { opening } }) =>
    listed([
      ...(catalogue.openAttribute === 'CLOSED' ? [fieldFinding(say('closedEntry'), 'openAttribute')] : []),
      ...(catalogue.openAttribute !== 'CLOSED' && opening.inForce === 'CLOSED'
        ? [fieldFinding(say('closedInForce'), 'openAttribute')]
        : []),
    ]),
}
