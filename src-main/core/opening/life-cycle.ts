// The life cycle of an item as data: which state may follow which, and what must be true first (R24, R26, R26a, R25, R2).
// Judges facts that others found; changes nothing.
import type { LifeCycleState, OpeningRecord } from '../../contract/opening.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type LifeCycleNeed, lifeCycleNeeds } from '../../contract/text/zh-CN/opening.ts'
import type { Unmet } from './attribute-transitions.ts'
import { isDisputed, missingOffices } from './record-facts.ts'

/** What is known of the dataset besides the record. */
export interface ItemFacts {
  /** Elements of the entry that are missing or wrong. */
  readonly missingElements: number
  /** The gates of the present state have run and passed. */
  readonly gatesPassed: boolean
  /** A review of exactly the present state said yes. */
  readonly approved: boolean
  /** Both offices must have agreed to exactly the present state. */
  readonly twoOffices: boolean
  /** Digest of the entry and the result as they are. */
  readonly presentState: string
  /** A package of exactly the present state has been built. */
  readonly packaged: boolean
  /** The next update is due or late. */
  readonly updateDue: boolean
  /** Digest of the run whose result is the present one; '' = none. */
  readonly presentDigest: string
}

export interface LifeCycleTransition {
  readonly from: LifeCycleState
  readonly to: LifeCycleState
  readonly needs: readonly LifeCycleNeed[]
}

const OPEN = ['undisputed', 'mayBeOpened'] as const

/** Every step there is; a step back to 草稿 is always open until the item is published, since any later change voids what followed. */
export const LIFE_CYCLE: readonly LifeCycleTransition[] = [
  { from: 'DRAFT', to: 'CATALOGUED', needs: ['entryComplete'] },
  { from: 'CATALOGUED', to: 'IN_REVIEW', needs: ['entryComplete', 'gatesPassed', ...OPEN] },
  {
    from: 'IN_REVIEW',
    to: 'APPROVED',
    needs: ['assessed', 'attributeInForce', 'gatesPassed', 'approved', 'endorsed', ...OPEN],
  },
  { from: 'APPROVED', to: 'EXPORTED', needs: ['attributeInForce', 'gatesPassed', 'approved', 'packaged', ...OPEN] },
  { from: 'EXPORTED', to: 'PUBLISHED', needs: ['attributeInForce', 'reported', 'packaged', ...OPEN] },
  { from: 'PUBLISHED', to: 'UPDATE_DUE', needs: ['updateLate'] },
  { from: 'UPDATE_DUE', to: 'DRAFT', needs: [] },
  { from: 'PUBLISHED', to: 'DRAFT', needs: [] },
  { from: 'CATALOGUED', to: 'DRAFT', needs: [] },
  { from: 'IN_REVIEW', to: 'DRAFT', needs: [] },
  { from: 'APPROVED', to: 'DRAFT', needs: [] },
  { from: 'EXPORTED', to: 'DRAFT', needs: [] },
  { from: 'EXPORTED', to: 'WITHDRAWN', needs: ['reasonGiven'] },
  { from: 'PUBLISHED', to: 'WITHDRAWN', needs: ['reasonGiven'] },
  { from: 'UPDATE_DUE', to: 'WITHDRAWN', needs: ['reasonGiven'] },
  { from: 'DRAFT', to: 'DEREGISTERED', needs: ['reasonGiven'] },
  { from: 'CATALOGUED', to: 'DEREGISTERED', needs: ['reasonGiven'] },
  { from: 'WITHDRAWN', to: 'DRAFT', needs: ['reasonGiven'] },
  { from: 'WITHDRAWN', to: 'DEREGISTERED', needs: ['reasonGiven'] },
]

type Judge = (record: OpeningRecord, facts: ItemFacts, note: string) => boolean

const JUDGES: Record<LifeCycleNeed, Judge> = {
  entryComplete: (_, { missingElements }) => missingElements === 0,
  gatesPassed: (_, { gatesPassed }) => gatesPassed,
  assessed: ({ assessments }) => assessments.length > 0,
  attributeInForce: ({ inForce, pending }) => inForce !== null && pending === null,
  mayBeOpened: ({ inForce, pending }) => (pending?.to ?? inForce) !== 'CLOSED' && inForce !== 'CLOSED',
  undisputed: record => !isDisputed(record),
  approved: (_, { approved }) => approved,
  endorsed: (record, { twoOffices, presentState }) => !twoOffices || missingOffices(record, presentState).length === 0,
  packaged: (_, { packaged }) => packaged,
  reported: ({ listing }) => listing !== null,
  updateLate: (_, { updateDue }) => updateDue,
  reasonGiven: (_record, _facts, note) => note.trim() !== '',
}

export function lifeCycleStep(from: LifeCycleState, to: LifeCycleState): LifeCycleTransition | null {
  return LIFE_CYCLE.find(step => step.from === from && step.to === to) ?? null
}

export function unmetNeeds(
  step: LifeCycleTransition,
  record: OpeningRecord,
  facts: ItemFacts,
  note: string,
): Unmet<LifeCycleNeed>[] {
  return step.needs
    .filter(need => !JUDGES[need](record, facts, note))
    .map(id => ({ id, message: fill(lifeCycleNeeds[id], { count: facts.missingElements }) }))
}
