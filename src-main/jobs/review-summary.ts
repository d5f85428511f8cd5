// What a reviewer is given to read: the rules with examples, the result in figures, and what changed since the last approval.
// Raw values are in it: it only ever travels sealed.

import type { Recipe } from '../contract/recipe.ts'
import type { ReviewDifference, ReviewRule, ReviewSubject, ReviewSummary } from '../contract/review.ts'
import type { Treatment } from '../core/attacks/attack.ts'
import { findOperation } from '../core/operations/registry.ts'
import { operationText } from '../core/recipe/check-params.ts'
import { stepSentence } from '../core/recipe/sentence.ts'
import { changedParts } from '../core/review/subject.ts'
import type { ReviewSnapshot } from '../store/repositories/reviews.ts'
import type { TableReader } from '../store/table-store.ts'
import { maskingExamples } from './masking-examples.ts'

export interface SummarySources
  extends Pick<ReviewSummary, 'recipe' | 'run' | 'profile' | 'gates' | 'attacks' | 'catalogue'> {
  readonly source: TableReader
  readonly result: TableReader
  readonly treatments: readonly Treatment[]
  readonly difference: ReviewDifference | null
}

/** Rows of the result the reviewer sees at once. */
const SAMPLE_ROWS = 100

export function reviewSummary(sources: SummarySources): ReviewSummary {
  const { recipe, run, profile, gates, attacks, catalogue, source, result, difference } = sources
  const treated = new Set(sources.treatments.map(({ column }) => column))
  const page = result.page(0, SAMPLE_ROWS)
  return {
    recipe,
    run,
    rules: rulesOf(sources),
    profile,
    untreated: source.columns.filter(column => !treated.has(column)),
    sourceColumns: [...source.columns],
    gates,
    attacks,
    catalogue,
    difference,
    sample: {
      columns: [...page.names],
      rows: page.rowNumbers.map((_, row) => page.columns.map(column => column[row] ?? '')),
    },
  }
}

function rulesOf({ recipe, source, result, treatments }: SummarySources): ReviewRule[] {
  const examples = maskingExamples(source, result, treatments)
  return recipe.steps
    .filter(step => step.enabled)
    .map(step => {
      const text = operationText(step.op)
      return {
        stepId: step.id,
        op: step.op,
        kind: findOperation(step.op)?.kind ?? 'clean',
        title: text.title,
        sentence: stepSentence(step),
        reversalRisk: text.reversalRisk,
        columns: step.columns.map(name => ({ name, examples: [...(examples.get(name) ?? [])] })),
      }
    })
}

/** What the next request is compared with. */
export function snapshotOf(
  recipe: Recipe,
  catalogue: ReviewSummary['catalogue'],
  columns: readonly string[],
): ReviewSnapshot {
  const sentences = recipe.steps.filter(step => step.enabled).map(stepSentence)
  return { recipe, sentences, catalogue, columns: [...columns] }
}

export function differenceFrom(
  before: { at: string; subject: ReviewSubject; snapshot: ReviewSnapshot },
  now: { subject: ReviewSubject; snapshot: ReviewSnapshot },
): ReviewDifference {
  const without = (some: readonly string[], others: readonly string[]) => some.filter(one => !others.includes(one))
  const [old, present] = [before.snapshot, now.snapshot]
  return {
    at: before.at,
    parts: changedParts(before.subject, now.subject),
    addedSteps: without(present.sentences, old.sentences),
    removedSteps: without(old.sentences, present.sentences),
    catalogueFields: differingPaths(old.catalogue, present.catalogue, ''),
    addedColumns: without(present.columns, old.columns),
    removedColumns: without(old.columns, present.columns),
    rows: { before: before.subject.result.rows, after: now.subject.result.rows },
  }
}

/** Paths of the values that differ, such as `fields.3.description`; at most a hundred. */
function differingPaths(a: unknown, b: unknown, path: string): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return []
  const composed = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null
  if (!composed) return [path]
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const [left, right] = [Object.entries(a), Object.entries(b)].map(entries => new Map<string, unknown>(entries))
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
  return names.flatMap(name => differingPaths(left?.get(name), right?.get(name), inside(name))).slice(0, 100)
}
