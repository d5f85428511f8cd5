// Gate: the data are not older than the promised update cycle allows (R47; 细则第十三条（四）).
// Not asked where no pace is promised.
import { fieldFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

export const timely: Gate = {
  id: 'timely',
  requirement: 'R47',
  place: 'catalogue',
  exceptable: true,
  judge({ catalogue, surroundings: { update } }) {
    if (update === null) return { count: 0, findings: [], figure: say('noPace') }
    const words = { date: catalogue.dataUpdateDate, due: update.due }
    return {
      count: update.late ? 1 : 0,
      findings: update.late ? [fieldFinding(say('updateLate', words), 'dataUpdateDate')] : [],
      figure: say('updateDue', words),
    }
  },
}
