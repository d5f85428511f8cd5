// Worker task that measures the risk of stored tables: codes one column after the other and keeps only classes.
// Memory: 20 bytes a row of table and population while it works, and 8 per row and sensitive column.
import { OpenprepError } from '../contract/errors.ts'
import type { RiskFigures } from '../contract/risk.ts'
import { buildHierarchy } from '../core/deidentification/hierarchies/build-hierarchy.ts'
import { linkageFigures, releaseDifference } from '../core/deidentification/risk/compare-releases.ts'
import { createExactCoder } from '../core/deidentification/risk/exact-column.ts'
import { measureRisk } from '../core/deidentification/risk/measure-risk.ts'
import { ReleaseClassifier } from '../core/deidentification/risk/release-classes.ts'
import { prepareSensitive } from '../core/deidentification/risk/sensitive-column.ts'
import { oneClass, refineClasses } from '../core/profiling/row-classes.ts'
import { measureClasses } from '../core/profiling/single-out.ts'
import { type ColumnUnits, textsOf, unitsOfTexts } from '../core/table/column-units.ts'
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
  { place, other, quasi, coarser }: TaskOf<'compareReleases'>,
  stopped: () => boolean,
): WorkerResult<TaskOf<'compareReleases'>> {
  return withTables([place, other], tables => {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const own = tables[0]?.rows ?? 0
    const classifier = new ReleaseClassifier(own, rows)
    const apart: string[] = []
    for (const column of quasi) {
      const coder = createExactCoder(new Uint32Array(rows))
      const brought = broughtTo(column, coarser)
      for (const [at, table] of tables.entries())
        addColumn(table, column, units => coder.add(at === 0 ? units : brought(units)), stopped)
      const coded = coder.finish()
      if (isApart(coded.codes, own, coded.distinct)) apart.push(column)
      classifier.add(coded)
    }
    const { sizes, population } = classifier.finish()
    const others = population ?? new Uint32Array(sizes.length)
    const named = apart.length === 0 ? {} : { apart }
    return {
      difference: { ...releaseDifference(sizes, others), ...named },
      linkage: { ...linkageFigures(sizes, others), ...named },
    }
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
    const brought = broughtTo(column, task.coarser)
    for (const table of of)
      addColumn(table, column, units => coder.add(table === release ? units : brought(units)), stopped)
    return coder.finish()
  }
  const apart: string[] = []
  const classifier = new ReleaseClassifier(release.rows, rows)
  const byColumn = task.quasi.map((column, at) => {
    const coded = code(tables, column)
    classifier.add(coded)
    if (population !== null && isApart(coded.codes, release.rows, coded.distinct)) apart.push(column)
    return { column, ...tellingOf(at, coded.codes.subarray(0, release.rows), coded.distinct) }
  })
  const sensitive = task.sensitive.map(({ column, order, hierarchy, protection }) => {
    const { codes, texts } = code([release], column, true)
    const given = { order: order ?? protection?.order, hierarchy, rule: protection?.hierarchy }
    return { column, codes: prepareSensitive({ column, codes, texts, ...given }), protection }
  })
  const figures = measureRisk({
    quasiIdentifiers: task.quasi,
    classes: classifier.finish(),
    byColumn,
    sensitive,
    threshold: task.threshold,
    populationSize: task.populationSize,
    codesOf: at => code(tables, task.quasi[at] ?? '').codes,
    rowNumberOf: row => rowNumber(release, row),
  })
  if (figures.population === null || apart.length === 0) return figures
  return { ...figures, population: { ...figures.population, apart } }
}

/** No text of the first `own` rows among those behind them. */
function isApart(codes: Uint32Array, own: number, distinct: number): boolean {
  const there = new Uint8Array(distinct)
  for (const code of codes.subarray(own)) there[code] = 1
  return own > 0 && own < codes.length && codes.subarray(0, own).every(code => there[code] === 0)
}

/** A value that the hierarchy knows becomes its label; another one, such as a label of an earlier release, stays. */
function broughtTo(column: string, coarser: Task['coarser'] = []): (units: ColumnUnits) => ColumnUnits {
  const found = coarser.find(one => one.column === column)
  if (found === undefined) return units => units
  const hierarchy = buildHierarchy(found.hierarchy, column)
  return units => ({
    ...unitsOfTexts(textsOf(units).map(text => hierarchy.labelsOf(text)?.[found.level] ?? text)),
    codes: units.codes,
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
