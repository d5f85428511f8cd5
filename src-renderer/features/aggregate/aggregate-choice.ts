// What a person chose about an aggregate table, as the entry and the recipe step want it.
// Knows no screen.
import type { Aggregate } from '../../../src-main/contract/catalogue.ts'
import type { StepDraft } from '../recipe/use-recipe.ts'

/** Columns by name; '' = none. */
export interface AggregateChoice {
  readonly dimensions: readonly string[]
  readonly counts: readonly string[]
  readonly total: string
  readonly largest: string
  readonly across: string
}

export const EMPTY_CHOICE: AggregateChoice = { dimensions: [], counts: [], total: '', largest: '', across: '' }

export function choiceOf(aggregate: Aggregate | null): AggregateChoice | null {
  if (aggregate === null) return null
  const [sum] = aggregate.sums
  const { dimensions, counts } = aggregate
  return {
    dimensions,
    counts,
    total: sum?.total ?? '',
    largest: sum?.largest ?? '',
    across: aggregate.totals[0]?.total ?? '',
  }
}

export function isComplete({ dimensions, counts }: AggregateChoice): boolean {
  return dimensions.length > 0 && counts.length > 0
}

/** Columns add up only where there are several. */
export function aggregateOf({ dimensions, counts, total, largest, across }: AggregateChoice): Aggregate {
  return {
    dimensions: [...dimensions],
    counts: [...counts],
    sums: total === '' || largest === '' ? [] : [{ total, largest }],
    totals: across === '' || counts.length < 2 ? [] : [{ total: across, parts: [...counts] }],
  }
}

export function stepDraft({ dimensions, counts, total, largest, across }: AggregateChoice): StepDraft {
  return {
    op: 'hideSmallCells',
    columns: [...counts],
    params: {
      dimensions: [...dimensions],
      across: across === '' || counts.length < 2 ? null : across,
      sum: total === '' || largest === '' ? null : total,
      largest: total === '' || largest === '' ? null : largest,
    },
    enabled: true,
  }
}
