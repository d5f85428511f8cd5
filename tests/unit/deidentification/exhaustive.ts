// Every solution of a small table, judged straight from the definitions: text, maps and plain sums, nothing shared with the engine.
// Slow and simple on purpose.
import type { DeidentifyProblem, Hierarchy, PrivacyCondition } from '../../../src-main/contract/deidentify.ts'

export type Row = Record<string, string>

export interface Judged {
  levels: number[]
  suppressed: number
  score: number
}

const CLOSE = 1e-9

const hierarchyOf = (problem: DeidentifyProblem, column: string): Hierarchy => {
  const found = problem.hierarchies.find(one => one.column === column)
  if (found === undefined) throw new Error(`no hierarchy for ${column}`)
  return found
}

const labelOf = (hierarchy: Hierarchy, value: string, level: number): string => {
  const row = hierarchy.rows.find(([first]) => first === value)
  if (row === undefined) throw new Error(`${value} is not in ${hierarchy.column}`)
  return row[level] ?? ''
}

const heightsOf = (problem: DeidentifyProblem) =>
  problem.quasiIdentifiers.map(column => hierarchyOf(problem, column).rows[0]?.length ?? 0)

export function lattice(heights: number[]): number[][] {
  const [first, ...rest] = heights
  if (first === undefined) return [[]]
  return Array.from({ length: first }, (_, level) => lattice(rest).map(tail => [level, ...tail])).flat()
}

const count = <T>(items: T[]): Map<T, number> => {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

function generalised(problem: DeidentifyProblem, rows: Row[], levels: number[]): string[][] {
  return rows.map(row =>
    problem.quasiIdentifiers.map((column, at) =>
      labelOf(hierarchyOf(problem, column), row[column] ?? '', levels[at] ?? 0),
    ),
  )
}

/** Earth mover's distance of two distributions over the same values. */
export function distance(
  kind: 'equal' | 'ordered' | 'hierarchical',
  inClass: Map<string, number>,
  inTable: Map<string, number>,
  order: string[],
  hierarchy: Hierarchy | undefined,
): number {
  const share = (counts: Map<string, number>, value: string) => (counts.get(value) ?? 0) / sum([...counts.values()])
  const extra = (value: string) => share(inClass, value) - share(inTable, value)
  if (kind === 'equal') return sum([...inTable.keys()].map(value => Math.abs(extra(value)))) / 2
  if (kind === 'ordered') {
    const sums = order.slice(0, -1).map((_, at) => sum(order.slice(0, at + 1).map(extra)))
    return order.length < 2 ? 0 : sum(sums.map(Math.abs)) / (order.length - 1)
  }
  const given = hierarchy?.rows ?? []
  const tops = new Set(given.map(row => row.at(-1)))
  const rows = tops.size > 1 ? given.map(row => [...row, 'root above all']) : given
  const steps = (rows[0]?.length ?? 1) - 1
  let cost = 0
  for (let level = 1; level <= steps; level += 1) {
    for (const label of new Set(rows.map(row => row[level]))) {
      const below = rows.filter(row => row[level] === label)
      const children = [...new Set(below.map(row => row[level - 1]))]
      const extras = children.map(child =>
        sum([...new Set(below.filter(row => row[level - 1] === child).map(row => row[0] ?? ''))].map(extra)),
      )
      const positive = sum(extras.filter(one => one > 0))
      const negative = -sum(extras.filter(one => one < 0))
      cost += (level / steps) * Math.min(positive, negative)
    }
  }
  return cost
}

interface OneClass {
  rows: Row[]
  population: number
}

function holds(condition: PrivacyCondition, { rows, population }: OneClass, all: Row[], problem: DeidentifyProblem) {
  const values = (column: string) => count(rows.map(row => row[column] ?? ''))
  const sizes = (column: string) => [...values(column).values()].sort((a, b) => b - a)
  switch (condition.model) {
    case 'kAnonymity':
      return rows.length >= condition.k
    case 'lDiversity': {
      const falling = sizes(condition.column)
      if (condition.diversity === 'distinct') return falling.length >= condition.l
      if (condition.diversity === 'entropy') {
        const shares = falling.map(one => one / rows.length)
        return -sum(shares.map(p => p * Math.log(p))) >= Math.log(condition.l) - CLOSE
      }
      return (falling[0] ?? 0) < (condition.c ?? 0) * sum(falling.slice(condition.l - 1)) - CLOSE
    }
    case 'tCloseness': {
      const { column } = condition
      const settings = problem.sensitive.find(one => one.column === column)
      const inTable = count(all.map(row => row[column] ?? ''))
      const order = settings?.order ?? [...inTable.keys()].sort((a, b) => Number(a) - Number(b))
      return distance(condition.distance, values(column), inTable, order, settings?.hierarchy) <= condition.t + CLOSE
    }
    case 'alpha':
      return (sizes(condition.column)[0] ?? 0) / rows.length <= condition.alpha + CLOSE
    case 'kMap':
      return population >= condition.k
    case 'presence': {
      const share = rows.length / population
      return population > 0 && share >= condition.min - CLOSE && share <= condition.max + CLOSE
    }
    default:
      return true
  }
}

export function judge(problem: DeidentifyProblem, rows: Row[], population: Row[], levels: number[]): Judged | null {
  const n = rows.length
  const m = levels.length
  const labels = generalised(problem, rows, levels)
  const inPopulation = count(generalised(problem, population, levels).map(one => JSON.stringify(one)))
  const groups = Map.groupBy(rows.keys(), at => JSON.stringify(labels[at]))
  const classes = [...groups].map(([key, members]) => ({
    members,
    rows: members.map(at => rows[at] ?? {}),
    population: inPopulation.get(key) ?? 0,
  }))
  const kept = classes.filter(one => problem.conditions.every(condition => holds(condition, one, rows, problem)))
  const keptRows = new Set(kept.flatMap(one => one.members))
  const lost = [...rows.keys()].filter(at => !keptRows.has(at))
  const s = lost.length
  if (s > Math.floor(problem.suppressionLimit * n + CLOSE)) return null
  for (const condition of problem.conditions) {
    if (condition.model === 'averageRisk' && kept.length > condition.max * (n - s) + CLOSE) return null
    const alone = kept.filter(one => one.members.length === 1).length
    if (condition.model === 'sampleUniques' && alone > condition.max * (n - s) + CLOSE) return null
  }
  const tops = heightsOf(problem).map(height => height - 1)
  const columns = problem.quasiIdentifiers.map((name, d) => {
    const hierarchy = hierarchyOf(problem, name)
    const level = levels[d] ?? 0
    const published = labels.map(row => row[d] ?? '')
    const original = rows.map(row => row[name] ?? '')
    return { hierarchy, level, published, original }
  })
  const losses = columns.map(({ hierarchy, level, published }) => {
    const D = hierarchy.rows.length
    const share = (v: string) => hierarchy.rows.filter(row => row[level] === v).length / D
    const a = sum([...keptRows].map(at => share(published[at] ?? ''))) + s
    return D === 1 ? 0 : Math.max(0, (a - n / D) / (n - n / D))
  })
  const bits = columns.map(({ published, original }) => {
    const f = count(original)
    const g = count(published)
    return sum(original.map((value, at) => -Math.log2((f.get(value) ?? 0) / (g.get(published[at] ?? '') ?? 1))))
  })
  const lostBits = columns.map(({ published }) => {
    const g = count(lost.map(at => published[at] ?? ''))
    return sum(lost.map(at => -Math.log2((g.get(published[at] ?? '') ?? 0) / s)))
  })
  const sizes = kept.map(one => one.members.length)
  const scores = {
    height: () => sum(levels),
    precision: () => sum(levels.map((l, d) => ((n - s) * ((tops[d] ?? 0) === 0 ? 0 : l / (tops[d] ?? 1)) + s) / n)) / m,
    loss: () => losses.reduce((product, x) => product * (1 + x), 1) ** (1 / m) - 1,
    'loss-arithmetic': () => sum(losses) / m,
    aecs: () => n / (kept.length + (s > 0 ? 1 : 0)),
    discernibility: () => sum(sizes.map(size => size ** 2)) + n * s,
    entropy: () => sum(bits) + sum(lostBits),
    'entropy-monotone': () => sum(bits),
  }
  return { levels, suppressed: s, score: scores[problem.metric]() }
}

/** The least score and every solution that has it, in the order of their levels. */
export function exhaustive(problem: DeidentifyProblem, rows: Row[], population: Row[]) {
  const judged = lattice(heightsOf(problem))
    .map(levels => judge(problem, rows, population, levels))
    .filter(one => one !== null)
  const least = Math.min(...judged.map(one => one.score))
  const ties = judged.filter(one => one.score - least <= CLOSE * Math.max(1, least))
  return { least: ties.length === 0 ? null : least, ties: ties.map(one => one.levels), feasible: judged.length }
}
