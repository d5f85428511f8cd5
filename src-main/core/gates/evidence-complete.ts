// Gate: the source can be traced: file, hash, time, person, and that the run was made of exactly that file (R52; 2021 要点四（四）30).
// The audit trail itself is verified elsewhere.
import { cellFinding, fieldFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

export const evidenceComplete: Gate = {
  id: 'evidenceComplete',
  requirement: 'R52',
  place: 'catalogue',
  judge({ catalogue, surroundings: { provenance } }) {
    // Which system the file came from is for the person to say; it is asked for, not forced.
    const system = catalogue.sourceSystem.trim() === '' ? [fieldFinding(say('sourceSystemAdvice'), 'sourceSystem')] : []
    if (provenance === null) return { count: 0, findings: system }
    const lacking = Object.entries(provenance).filter(([, value]) => value.trim() === '')
    const broken = /^[0-9a-f]{64}$/.test(provenance.sha256) ? [] : [cellFinding(say('sourceHashMissing'), null, null)]
    const found = [...lacking.map(() => cellFinding(say('provenanceMissing'), null, null)), ...broken]
    return { count: found.length, findings: [...found, ...system] }
  },
}
