// What a 备案表 says, out of the opening record: the change that waits, else the last one that was filed (细则第八条（三）, R7).
// Judges no transition.
import type { FilingFacts } from '../../contract/documents.ts'
import type { AttributeChange, OpeningRecord } from '../../contract/opening.ts'

/** null = there is no change to file. */
export function filingFacts({ pending, changes }: Pick<OpeningRecord, 'pending' | 'changes'>): FilingFacts | null {
  const change = pending !== null && isFiled(pending) ? pending : changes.findLast(isFiled)
  if (change === undefined || change.from === null) return null
  const { from, to, reason, legalBasis, filing, outcome, decidedOn } = change
  return {
    from,
    to,
    reason,
    legalBasis,
    effectiveDate: outcome === 'IN_FORCE' ? decidedOn : '',
    filingNumber: filing.number,
    filingDate: filing.filedOn,
  }
}

/** To something stricter; a change that was given up needs no form. */
function isFiled({ from, to, outcome }: AttributeChange): boolean {
  if (outcome === 'ABANDONED') return false
  return from === 'UNCONDITIONAL' ? to !== 'UNCONDITIONAL' : from === 'CONDITIONAL' && to === 'CLOSED'
}
