// What the bureau decided, as people see it: lines of its lists, disputes with their items, sources of data items.
// Changes nothing.
import type { BureauLine, BureauList, Dispute, DisputeView, SharedField } from '../contract/bureau-decisions.ts'
import { LINE_STANDINGS } from '../contract/bureau-decisions.ts'
import { OpenprepError } from '../contract/errors.ts'
import { matchLines, named } from '../core/bureau-ledger/match-lines.ts'
import { sharedFields } from '../core/bureau-ledger/shared-fields.ts'
import { faultWords } from '../core/reference-list/reference-lines.ts'
import type { Services } from './handler.ts'

export function bureauCity({ folder }: Services): string {
  return folder.bureauLedger.targets()[0]?.city ?? ''
}

function referenceLists({ folder }: Services) {
  return folder.references.list().filter(({ kind }) => kind === 'REFERENCE')
}

/** Throws REFERENCE_INVALID where there is no such list. */
export function bureauLines(services: Services, listId: string): BureauLine[] {
  const { references, bureauLedger, bureauDecisions } = services.folder
  if (!referenceLists(services).some(({ id }) => id === listId))
    throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('listGone') })
  return matchLines({
    lines: references.lines(listId),
    items: bureauLedger.keyed(),
    decisions: bureauDecisions.lines(listId),
    answers: bureauDecisions.answers(listId),
    city: bureauCity(services),
  })
}

export function bureauLists(services: Services): BureauList[] {
  return referenceLists(services).map(({ id, name }) => {
    const lines = bureauLines(services, id)
    const standings = LINE_STANDINGS.map(standing => ({
      standing,
      lines: lines.filter(line => line.standing === standing).length,
    }))
    return { id, name, lines: lines.length, standings }
  })
}

export function disputeView({ folder }: Services, dispute: Dispute): DisputeView {
  const keys = new Set(dispute.itemKeys)
  const items = folder.bureauLedger.keyed().filter(({ key, item }) => keys.has(key) && item.state === 'ACCEPTED')
  return { ...dispute, items: items.map(({ item }) => named(item)) }
}

export interface Decisions {
  readonly sources: SharedField[]
  /** Those that wait first. */
  readonly disputes: DisputeView[]
  readonly lists: BureauList[]
}

export function decisionsOf(services: Services): Decisions {
  const { bureauLedger, bureauDecisions } = services.folder
  const settled = ({ state }: DisputeView) => Number(state === 'SETTLED')
  return {
    sources: sharedFields(bureauLedger.list(), bureauDecisions.sources(), bureauCity(services)),
    disputes: bureauDecisions
      .disputes()
      .map(dispute => disputeView(services, dispute))
      .toSorted((a, b) => settled(a) - settled(b)),
    lists: bureauLists(services),
  }
}
