// What a kind of target is: how it is measured over the items of a ledger.
// Holds no kind.
import type { BodyGroup, LedgerItem, TargetBody, TargetKind, TargetRule } from '../../../contract/bureau-ledger.ts'

/** A body of the targets with what it handed in. */
export interface BodyItems {
  readonly body: TargetBody
  /** Opened only. */
  readonly opened: readonly LedgerItem[]
  readonly all: readonly LedgerItem[]
}

export interface Measured {
  /** null = what it is computed from is not known. */
  readonly actual: number | null
  readonly part: number
  readonly whole: number
  /** Names of the bodies below the minimum, where each stands for itself. */
  readonly short: readonly string[]
}

export interface MeasureContext {
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Opened items of everybody, those of bodies outside the targets too. */
  readonly opened: readonly LedgerItem[]
  readonly all: readonly LedgerItem[]
}

export interface TargetKindModule {
  readonly kind: TargetKind
  /** `bodies`: of the rule's group, or all. */
  measure(rule: TargetRule, bodies: readonly BodyItems[], context: MeasureContext): Measured
}

/** A figure of the city as a whole. */
export function together(part: number, whole: number | null): Measured {
  return { actual: whole === null ? part : whole === 0 ? null : part / whole, part, whole: whole ?? 0, short: [] }
}

/** A share of items, over the group when the rule has one, else over everything handed in. */
export function shareOf(items: readonly LedgerItem[], holds: (item: LedgerItem) => boolean | null): Measured {
  const judged = items.map(holds).filter(outcome => outcome !== null)
  return together(judged.filter(Boolean).length, judged.length)
}

export function itemsOf(
  group: BodyGroup | undefined,
  bodies: readonly BodyItems[],
  context: MeasureContext,
  which: 'opened' | 'all' = 'opened',
): readonly LedgerItem[] {
  return group === undefined ? context[which] : bodies.flatMap(body => body[which])
}
