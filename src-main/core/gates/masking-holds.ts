// Gates: no attack that is known restores what was masked, and columns about the same person do not contradict one another (R57, R13).
// Attacks nothing itself: it judges what the attacks found.
import type { AttackFinding } from '../../contract/attacks.ts'
import { cellFinding, type Gate } from './gate.ts'
import { say } from './say.ts'

/** A hash without a key counts before anybody has tried: there is nothing else to find out about it. */
function isAgainst({ verdict, attack }: AttackFinding): boolean {
  return verdict === 'broken' || attack === 'hashDictionary'
}

export const restorable: Gate = {
  id: 'restorable',
  requirement: 'R57',
  place: 'mask',
  judge({ attacks }) {
    const against = attacks.findings.filter(isAgainst)
    return {
      count: against.length,
      findings: against.map(({ sentence, repair, rows, using, column }) =>
        cellFinding(
          repair === null
            ? say('attackFoundOnly', { sentence })
            : say('attackFound', { sentence, repair: repair.sentence }),
          rows[0] ?? null,
          using[0] ?? column,
        ),
      ),
    }
  },
}

export const consistentPersons: Gate = {
  id: 'consistentPersons',
  requirement: 'R13',
  place: 'mask',
  judge({ attacks }) {
    return {
      count: attacks.contradictions.length,
      findings: attacks.contradictions.flatMap(({ sentence, rows, columns: [column] }) => [
        cellFinding(say('contradiction', { sentence }), rows[0] ?? null, column),
      ]),
    }
  },
}
