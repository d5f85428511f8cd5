// All figures of risk of a table, from its classes and its sensitive columns.
// Must not read a table or judge a figure: the level of effect is effect-level's.
import type { Protection } from '../../../contract/protection.ts'
import type { RiskFigures } from '../../../contract/risk.ts'
import { populationRisk, prosecutorRisk } from './attacker-risk.ts'
import { countConditions } from './condition-counts.ts'
import { type ClassesInView, type SensitiveCodes, type SensitiveFigures, sensitiveFigures } from './diversity.ts'
import { estimatePopulation } from './population-estimates.ts'
import { type ReleaseClasses, sizeHistogram } from './release-classes.ts'
import { type SuppressedMeanings, suppressedMeanings } from './suppressed-meanings.ts'

export interface RiskInput {
  readonly quasiIdentifiers: readonly string[]
  readonly classes: ReleaseClasses
  readonly byColumn: RiskFigures['byColumn']
  readonly sensitive: readonly {
    readonly column: string
    readonly codes: SensitiveCodes & { readonly texts: readonly string[] }
    /** What every group must meet; absent = only figures are wanted. */
    readonly protection?: Protection
  }[]
  readonly threshold: number
  /** People the table could be about. */
  readonly populationSize?: number
  /** Codes of a quasi-identifier per row, asked only where records have some values suppressed. */
  codesOf(column: number): Uint32Array
  /** Source row number of a row. */
  rowNumberOf(row: number): number
}

const LISTED = 100

export function measureRisk(input: RiskInput): RiskFigures {
  const { classes, threshold, populationSize, quasiIdentifiers } = input
  const { rows, sizes } = classes
  const classSizes = sizeHistogram(sizes)
  const count = classSizes.reduce((sum, one) => sum + one.classes, 0)
  const uniques = classSizes.find(({ size }) => size === 1)?.classes ?? 0
  const prosecutor = prosecutorRisk(classSizes, threshold)
  const known = classes.population === null ? null : populationRisk(sizes, classes.population, threshold)
  const meanings = suppressedMeanings(classes, input.codesOf)
  return {
    rows,
    quasiIdentifiers: [...quasiIdentifiers],
    classes: count,
    k: classSizes[0]?.size ?? 0,
    uniques,
    uniqueShare: rows === 0 ? 0 : uniques / rows,
    threshold,
    prosecutor,
    journalist: known === null ? { ...prosecutor, basis: 'upperBound' } : { ...known.journalist, basis: 'population' },
    marketer: known === null ? prosecutor.average : known.marketer,
    averageOverClasses: count === 0 ? 0 : classSizes.reduce((sum, one) => sum + one.classes / one.size, 0) / count,
    population:
      known === null
        ? null
        : {
            rows: classes.ids.length - rows,
            kMap: known.kMap,
            presence: known.presence,
            beyondPopulation: known.beyondPopulation,
          },
    estimate: populationSize === undefined ? null : estimatePopulation(classSizes, populationSize),
    ...sensitiveParts(input, meanings),
    classSizes,
    byColumn: input.byColumn,
    smallest: smallestRecords(input),
  }
}

function sensitiveParts(
  { classes, sensitive }: RiskInput,
  meanings: SuppressedMeanings,
): Pick<RiskFigures, 'l' | 't' | 'suppressed' | 'conditions'> {
  const { companions, k, rows, wholeRows } = meanings
  const base = { ids: classes.ids, count: classes.sizes.length }
  const removed: ClassesInView = { ...base, left: id => classes.stars[id] !== 0 }
  const own = sensitive.map(({ column, codes }) => ({ column, figures: required(sensitiveFigures(base, codes)) }))
  const starred = rows === 0 ? [] : sensitive
  const counted = { ...base, companions, starred: (id: number) => classes.stars[id] !== 0 }
  const conditions = sensitive.flatMap(({ codes, protection }) =>
    protection === undefined ? [] : countConditions(counted, { protection, codes: codes.codes, texts: codes.texts }),
  )
  const views = starred.map(({ column, codes }) => ({
    column,
    removed: required(sensitiveFigures(removed, codes)),
    anyValue: companions === null ? null : sensitiveFigures({ ...base, companions }, codes),
  }))
  return {
    ...worstOf(own),
    ...(conditions.length > 0 && { conditions }),
    suppressed: {
      rows,
      wholeRows,
      k,
      l: Object.fromEntries(
        views.map(view => [view.column, { removed: view.removed.l, anyValue: view.anyValue?.l ?? null }]),
      ),
      t: Object.fromEntries(
        views.map(view => [view.column, { removed: view.removed.t, anyValue: view.anyValue?.t ?? null }]),
      ),
    },
  }
}

/** Without companions nothing is ever left uncomputed. */
function required(figures: SensitiveFigures | null): SensitiveFigures {
  if (figures === null) throw new Error('figures of plain classes are always computed')
  return figures
}

function worstOf(own: readonly { column: string; figures: SensitiveFigures }[]): Pick<RiskFigures, 'l' | 't'> {
  if (own.length === 0) return {}
  const ls = own.map(({ figures }) => figures.l)
  const ts = own.map(({ figures }) => figures.t)
  return {
    l: {
      distinct: Math.min(...ls.map(l => l.distinct)),
      entropy: Math.min(...ls.map(l => l.entropy)),
      recursive: greatest(ls.map(l => l.recursive)),
      probabilistic: Math.min(...ls.map(l => l.probabilistic)),
      alpha: Math.max(...ls.map(l => l.alpha)),
      byColumn: Object.fromEntries(own.map(({ column, figures }) => [column, figures.l])),
    },
    t: {
      equal: Math.max(...ts.map(t => t.equal)),
      ordered: greatest(ts.map(t => t.ordered)),
      hierarchical: greatest(ts.map(t => t.hierarchical)),
      byColumn: Object.fromEntries(own.map(({ column, figures }) => [column, figures.t])),
    },
  }
}

/** null wherever one is: what is unknown of a column is unknown of all. */
function greatest(values: readonly (number | null)[]): number | null {
  return values.reduce((most, value) => (most === null || value === null ? null : Math.max(most, value)))
}

function smallestRecords({ classes, rowNumberOf }: RiskInput): RiskFigures['smallest'] {
  const { sizes, firstRows, rows } = classes
  const listed: { row: number; size: number }[] = []
  for (let id = 0; id < sizes.length; id += 1) {
    const size = sizes[id] ?? 0
    const last = listed.at(-1)
    if (size === 0 || (listed.length === LISTED && last !== undefined && size >= last.size)) continue
    const row = firstRows[id] ?? 0
    if (row >= rows) continue
    let place = listed.length
    while (place > 0 && (listed[place - 1]?.size ?? 0) > size) place -= 1
    listed.splice(place, 0, { row, size })
    if (listed.length > LISTED) listed.pop()
  }
  return listed.map(({ row, size }) => ({ row: rowNumberOf(row), size }))
}
