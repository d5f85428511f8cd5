// Worker task that measures the risk of stored tables: codes one column after the other and keeps only classes.
// Memory: 20 bytes a row of table and population while it works, and 8 per row and sensitive column.
import { OpenprepError } from '../contract/errors.ts'
import type { RiskFigures } from '../contract/risk.ts'
import { linkageFigures, releaseDifference } from '../core/deidentification/risk/compare-releases.ts'
import { createExactCoder } from '../core/deidentification/risk/exact-column.ts'
import { measureRisk } from '../core/deidentification/risk/measure-risk.ts'
import { ReleaseClassifier } from '../core/deidentification/risk/release-classes.ts'
import { prepareSensitive } from '../core/deidentification/risk/sensitive-column.ts'
import { oneClass, refineClasses } from '../core/profiling/row-classes.ts'
import { measureClasses } from '../core/profiling/single-out.ts'
import { openReadOnly, type ReadOnlyStore } from '../store/read-only.ts'
import type { TableReader } from '../store/table-store.ts'
import type { TaskOf, WorkerResult } from './worker-tasks.ts'

type Task = TaskOf<'measureRisk'>

/** Opens tables, hands them on, closes them. */
function withTables<T>(places: readonly Task['place'][], work: (tables: readonly TableReader[]) => T): T {
  const stores: ReadOnlyStore[] = []
  try {
    return work(
      places.map(({ access, versionId }) => {
        const store = openReadOnly(access)
        stores.push(store)
        return store.openTable(versionId)
      }),
    )
  } finally {
    for (const store of stores) store.close()
  }
}

export function compareStoredReleases(
  { place, other, quasi }: TaskOf<'compareReleases'>,
  stopped: () => boolean,
): WorkerResult<TaskOf<'compareReleases'>> {
  return withTables([place, other], tables => {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const classifier = new ReleaseClassifier(tables[0]?.rows ?? 0, rows)
    for (const column of quasi) {
      const coder = createExactCoder(new Uint32Array(rows))
      for (const table of tables) addColumn(table, column, coder.add, stopped)
      classifier.add(coder.finish())
    }
    const { sizes, population } = classifier.finish()
    const others = population ?? new Uint32Array(sizes.length)
    return { difference: releaseDifference(sizes, others), linkage: linkageFigures(sizes, others) }
  })
}

export function measureStoredRisk(task: Task, stopped: () => boolean): RiskFigures {
  const places = task.population === null ? [task.place] : [task.place, task.population]
  return withTables(places, ([release, population = null]) => {
    if (release === undefined) throw new Error('a release is always opened')
    return measure(task, release, population, stopped)
  })
}
function measure(
  task: Task,
  release: TableReader,
  population: TableReader | null,
  stopped: () => boolean,
): RiskFigures {
  const tables = population === null ? [release] : [release, population]
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const code = (of: readonly TableReader[], column: string, keepTexts = false) => {
    const coder = createExactCoder(new Uint32Array(of === tables ? rows : release.rows), keepTexts)
    for (const table of of) addColumn(table, column, coder.add, stopped)
    return coder.finish()
  }
  const classifier = new ReleaseClassifier(release.rows, rows)
  const byColumn = task.quasi.map((column, at) => {
    const coded = code(tables, column)
    classifier.add(coded)
    return { column, ...tellingOf(at, coded.codes.subarray(0, release.rows), coded.distinct) }
  })
  const sensitive = task.sensitive.map(({ column, order, hierarchy, protection }) => {
    const { codes, texts } = code([release], column, true)
    const given = { order: order ?? protection?.order, hierarchy, rule: protection?.hierarchy }
    return { column, codes: prepareSensitive({ column, codes, texts, ...given }), protection }
  })
  return measureRisk({
    quasiIdentifiers: task.quasi,
    classes: classifier.finish(),
    byColumn,
    sensitive,
    threshold: task.threshold,
    populationSize: task.populationSize,
    codesOf: at => code(tables, task.quasi[at] ?? '').codes,
    rowNumberOf: row => rowNumber(release, row),
  })
}

function tellingOf(at: number, codes: Uint32Array, distinct: number): { distinction: number; separation: number } {
  const { distinction, separation } = measureClasses([at], refineClasses(oneClass(codes.length), { codes, distinct }))
  return { distinction, separation }
}

function addColumn(
  table: TableReader,
  column: string,
  add: (units: ReturnType<TableReader['units']>) => void,
  stopped: () => boolean,
): void {
  for (const { no } of table.chunks) {
    if (stopped()) throw new OpenprepError('CANCELLED')
    add(table.units(no, column))
  }
}

function rowNumber(table: TableReader, row: number): number {
  return table.page(row, 1, []).rowNumbers[0] ?? row + 1
}
