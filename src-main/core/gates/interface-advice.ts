// Gate: data that change daily or are very many are better offered by an interface (R43; 细则第十三条（四）). Reported, never failed.
// Suggests only: the rule encourages.
import { fieldFinding, type Gate, listed } from './gate.ts'
import { say } from './say.ts'

export const interfaceAdvice: Gate = {
  id: 'interfaceAdvice',
  requirement: 'R43',
  place: 'catalogue',
  reportOnly: true,
  judge({ catalogue, facts, surroundings: { limits } }) {
    if (catalogue.openForm !== 'DOWNLOAD') return listed([])
    const dynamic = catalogue.updateCycle === 'REALTIME' || catalogue.updateCycle === 'DAILY'
    return listed([
      ...(dynamic ? [fieldFinding(say('interfaceForDynamic'), 'openForm')] : []),
      ...(facts.rows > limits.interfaceRows
        ? [fieldFinding(say('interfaceForMany', { rows: facts.rows }), 'openForm')]
        : []),
    ])
  },
}
