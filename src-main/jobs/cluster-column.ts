// Worker task: counts the values of one column as a recipe leaves them, and finds those that are probably one thing.
// Holds distinct values only, and no more of them than are compared.
import { CLUSTER_LIMIT, type ClusterReport, COMPARED_VALUES } from '../contract/clusters.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Step } from '../contract/recipe.ts'
import { operationWords } from '../contract/text/zh-CN/operations.ts'
import { findClusters } from '../core/clustering/cluster.ts'
import { findOperation } from '../core/operations/registry.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { compileCondition, conditionColumns } from '../core/recipe/condition.ts'
import { createRunner } from '../core/recipe/recipe-runner.ts'
import { toTableChunk } from '../core/table/chunk-column.ts'
import { openReadOnly } from '../store/read-only.ts'
import { sharedKeysContext } from './run-context.ts'
import { storedChunk } from './stored-chunk.ts'
import type { TaskOf } from './worker-tasks.ts'

/** Cleaning steps that look at no other rows; masked values are not for comparing, and repeats count as often as they stand there. */
function comparable(steps: readonly Step[]): Step[] {
  return steps.filter(({ op }) => {
    const operation = findOperation(op)
    return operation?.kind === 'clean' && operation.scope === 'row'
  })
}

class ValueCounts {
  readonly counts = new Map<string, number>()
  cut = false

  add(value: string): void {
    const known = this.counts.get(value)
    if (known === undefined && this.counts.size >= COMPARED_VALUES) this.cut = true
    else this.counts.set(value, (known ?? 0) + 1)
  }
}

/** Throws RECIPE_COLUMN_MISSING when the steps leave no such column; CANCELLED. */
export function clusterColumn(
  { place, column, method, distance = 'usual', steps, filter = null }: TaskOf<'clusterColumn'>,
  stopped: () => boolean,
): ClusterReport {
  const store = openReadOnly(place.access)
  try {
    const table = store.openTable(place.versionId)
    const recipe = compileRecipe(comparable(steps), table.columns, sharedKeysContext([], 0))
    if (!recipe.outputColumns.includes(column)) {
      const columns = recipe.outputColumns.join(operationWords.listMark)
      throw new OpenprepError('RECIPE_COLUMN_MISSING', { step: operationWords.clustering, column, columns }, { column })
    }
    const runner = createRunner(recipe.firstPass)
    const values = new ValueCounts()
    const meets = filter === null ? null : compileCondition(filter)
    const looked = [...new Set([column, ...(filter === null ? [] : conditionColumns(filter))])]
    for (const { no } of table.chunks) {
      if (stopped()) throw new OpenprepError('CANCELLED')
      const { chunk } = runner.start(storedChunk(table, no))
      const cells = toTableChunk(chunk, looked)
      const mask = meets?.(cells) ?? null
      for (const [row, value] of (cells.columns[0] ?? []).entries()) if (mask?.[row] !== 0) values.add(value)
    }
    const counted = [...values.counts].map(([value, count]) => ({ value, count }))
    const clusters = findClusters(counted, method, distance)
    return {
      column,
      method,
      distance,
      distinct: counted.length,
      clusters: clusters.slice(0, CLUSTER_LIMIT).map(({ values, proposed }) => ({ values: [...values], proposed })),
      found: clusters.length,
      cut: values.cut,
    }
  } finally {
    store.close()
  }
}
