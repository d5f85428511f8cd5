// Gate: a change of the open attribute has come into force before anything leaves under the new value (R6; 细则第八条).
// A first setting waits for its assessment only: until then drafts may be made.
import { openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const attributeChange: Gate = {
  id: 'attributeChange',
  requirement: 'R6',
  place: 'catalogue',
  judge({ surroundings: { opening } }) {
    const { inForce, pending, pendingUnmet } = opening
    if (inForce === null || pending === null) return listed([])
    const words = { from: openAttributeLabels[inForce], to: openAttributeLabels[pending] }
    const reasons = pendingUnmet.length === 0 ? [say('changeReady', words)] : pendingUnmet
    return listed([
      fieldFinding(say('changePending', words), 'openAttribute'),
      ...reasons.map(reason => fieldFinding(reason, 'openAttribute')),
    ])
  },
}
