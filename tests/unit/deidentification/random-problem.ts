// Small random tables with random hierarchies and conditions, the same for the same seed.
// Small alphabets on purpose: ties, empty levels and classes at the edge of a condition must be common.
import type { DeidentifyProblem, Hierarchy, Metric, PrivacyCondition } from '../../../src-main/contract/deidentify.ts'
import { METRICS } from '../../../src-main/contract/deidentify.ts'
import type { TextTable } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import type { Row } from './exhaustive.ts'

export type Random = () => number

/** Mulberry32, 0 ≤ x < 1. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1))
export const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[whole(random, 0, items.length - 1)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Labels are merged at random from level to level; some levels merge nothing, some hierarchies have no root. */
export function randomHierarchy(random: Random, column: string, values: string[], levels: number): Hierarchy {
  const rows = values.map(value => [value])
  for (let level = 1; level < levels; level += 1) {
    const labels = [...new Set(rows.map(row => row[level - 1] ?? ''))]
    const groups = level === levels - 1 && random() < 0.8 ? 1 : whole(random, 1, labels.length)
    const groupOf = new Map(
      labels.map(label => [label, random() < 0.1 ? label : `${level}:${whole(random, 1, groups)}`]),
    )
    for (const row of rows) row.push(groups === 1 ? '*' : (groupOf.get(row[level - 1] ?? '') ?? ''))
  }
  if (random() < 0.1) rows.push([...(rows[0] ?? [])])
  return { column, rows }
}

const names = (prefix: string, size: number) => Array.from({ length: size }, (_, at) => `${prefix}${at}`)

function randomRows(random: Random, size: number, values: ReadonlyMap<string, string[]>): Row[] {
  const skew = 1 + random() * 2
  return Array.from({ length: size }, () =>
    Object.fromEntries(
      [...values].map(([column, choices]) => [column, choices[Math.floor(random() ** skew * choices.length)] ?? '']),
    ),
  )
}

export const MODELS = [
  'k',
  'distinct',
  'entropyL',
  'recursive',
  'equal',
  'ordered',
  'hierarchical',
  'alpha',
  'kMap',
  'presence',
  'averageRisk',
  'sampleUniques',
] as const
export type Model = (typeof MODELS)[number]

function condition(random: Random, model: Model): PrivacyCondition {
  const column = 's'
  const t = pick(random, [0.1, 0.2, 0.25, 0.5, 0.75])
  switch (model) {
    case 'k':
      return { model: 'kAnonymity', k: whole(random, 2, 6) }
    case 'distinct':
      return { model: 'lDiversity', column, diversity: 'distinct', l: whole(random, 2, 3) }
    case 'entropyL':
      return { model: 'lDiversity', column, diversity: 'entropy', l: pick(random, [1.5, 2, 2.5, 3]) }
    case 'recursive':
      return {
        model: 'lDiversity',
        column,
        diversity: 'recursive',
        l: whole(random, 1, 3),
        c: pick(random, [0.5, 1, 2, 4]),
      }
    case 'equal':
    case 'ordered':
    case 'hierarchical':
      return { model: 'tCloseness', column, distance: model, t }
    case 'alpha':
      return { model: 'alpha', column, alpha: pick(random, [0.4, 0.5, 0.6, 0.8]) }
    case 'kMap':
      return { model: 'kMap', k: whole(random, 2, 9) }
    case 'presence': {
      const min = pick(random, [0, 0, 0.1, 0.25])
      return { model: 'presence', min, max: pick(random, [0.5, 0.75, 1]) }
    }
    case 'averageRisk':
      return { model: 'averageRisk', max: pick(random, [0.1, 0.2, 0.5]) }
    case 'sampleUniques':
      return { model: 'sampleUniques', max: pick(random, [0, 0.02, 0.1]) }
    default:
      return model satisfies never
  }
}

export interface RandomCase {
  problem: DeidentifyProblem
  rows: Row[]
  population: Row[]
}

export interface CaseShape {
  maxRows: number
  maxColumns: number
  models?: readonly Model[]
  metric?: Metric
  limit?: number
}

export function randomCase(random: Random, { maxRows, maxColumns, models, metric, limit }: CaseShape): RandomCase {
  const columns = names('q', whole(random, 1, maxColumns))
  const most = columns.length > 4 ? 3 : 4
  const values = new Map(columns.map(column => [column, names(column, whole(random, 1, 6))]))
  const hierarchies = columns.map(column =>
    randomHierarchy(random, column, values.get(column) ?? [], whole(random, 1, most)),
  )
  const outcomes = Array.from({ length: whole(random, 2, 5) }, (_, at) => String(at * 3))
  const rows = randomRows(random, whole(random, 1, maxRows), new Map([...values, ['s', outcomes]]))
  const chosen = models ?? Array.from({ length: whole(random, 1, 3) }, () => pick(random, MODELS))
  const others = randomRows(random, whole(random, 0, maxRows), values)
  return {
    problem: {
      quasiIdentifiers: columns,
      hierarchies,
      sensitive: [
        {
          column: 's',
          hierarchy: randomHierarchy(random, 's', outcomes, whole(random, 1, 4)),
          ...(random() < 0.5 && { order: [...outcomes].sort(() => random() - 0.5) }),
        },
      ],
      conditions: chosen.map(model => condition(random, model)),
      suppressionLimit: limit ?? pick(random, [0, 0, 0.02, 0.05, 0.1, 0.3, 0.5, 1]),
      metric: metric ?? pick(random, METRICS),
    },
    rows,
    // A population holds the release; now and then it is given wrong, and classes are missing in it.
    population: random() < 0.1 ? others : [...rows, ...others],
  }
}

export function textTable(rows: readonly Row[], columns: readonly string[]): TextTable {
  return {
    rows: rows.length,
    names: columns,
    rowNumber: row => row + 2,
    column: name => {
      const values = [...new Set(rows.map(row => row[name] ?? ''))]
      const codeOf = new Map(values.map((value, code) => [value, code]))
      return { values, codes: Int32Array.from(rows, row => codeOf.get(row[name] ?? '') ?? 0) }
    },
  }
}
