// What a goal asks of a table, as the problem that is searched or cut: hierarchies laid over its values, conditions spelled out.
// Chooses nothing; the same for the window's search and for the step that replays it.
import { type DeidentifyProblem, DeidentifyProblemSchema, type PrivacyCondition } from '../../../contract/deidentify.ts'
import type { HierarchySpec } from '../../../contract/hierarchies.ts'
import type { PopulationCondition, Protection } from '../../../contract/protection.ts'
import { buildHierarchy } from '../hierarchies/build-hierarchy.ts'
import { tabulate, uncoveredError } from '../hierarchies/coverage.ts'
import type { ReadyHierarchy } from '../hierarchies/hierarchy.ts'
import { groupConditions, protectionConditions, protectionSettings, releaseConditions } from '../models/protections.ts'
import { type PreparedProblem, prepareProblem, type TextColumn, type TextTable } from './prepare.ts'

export interface GoalColumn {
  readonly column: string
  readonly hierarchy: HierarchySpec
  /** The level values are brought to before anything else; absent = as they are. */
  readonly least?: number | undefined
}

export interface Goal {
  readonly quasi: readonly GoalColumn[]
  readonly sensitive: readonly Protection[]
  readonly population: PopulationCondition | null
  readonly k: number
  readonly limit: number
  readonly maxAverage: number | null
  readonly maxUnique: number | null
}

export function goalConditions(goal: Omit<Goal, 'quasi' | 'limit'>): PrivacyCondition[] {
  const { k, population, sensitive } = goal
  return [...groupConditions(k, population), ...sensitive.flatMap(protectionConditions), ...releaseConditions(goal)]
}

/** Throws HIERARCHY_*, COLUMN_NOT_FOUND, ORDER_*, POPULATION_NEEDED. */
export function prepareGoal(goal: Goal, table: TextTable, people: TextTable | null): PreparedProblem {
  const ready = new Map(goal.quasi.map(({ column, hierarchy }) => [column, buildHierarchy(hierarchy, column)]))
  const least = new Map(goal.quasi.map(one => [one.column, one.least ?? 0]))
  const coarser = (of: TextTable): TextTable => ({
    ...of,
    column: name => broughtTo(of.column(name), name, ready.get(name), least.get(name) ?? 0),
  })
  return prepareProblem(problemOf(goal, ready, table, people), coarser(table), people === null ? null : coarser(people))
}

function broughtTo(
  { values, codes }: TextColumn,
  column: string,
  hierarchy: ReadyHierarchy | undefined,
  least: number,
): TextColumn {
  if (hierarchy === undefined || least === 0) return { values, codes }
  const labels: string[] = []
  const codeOf = new Map<string, number>()
  const newCode = Int32Array.from(values, value => {
    const label = hierarchy.labelsOf(value)?.[least]
    if (label === undefined) throw uncoveredError(column, [value])
    const known = codeOf.get(label) ?? labels.push(label) - 1
    codeOf.set(label, known)
    return known
  })
  return { values: labels, codes: codes.map(code => newCode[code] ?? 0) }
}

function problemOf(
  goal: Goal,
  ready: ReadonlyMap<string, ReadyHierarchy>,
  table: TextTable,
  people: TextTable | null,
): DeidentifyProblem {
  const { quasi, sensitive, limit } = goal
  const valuesOf = (column: string) => [
    ...new Set([...table.column(column).values, ...(people === null ? [] : people.column(column).values)]),
  ]
  return DeidentifyProblemSchema.parse({
    quasiIdentifiers: quasi.map(({ column }) => column),
    hierarchies: [...ready].map(([column, hierarchy], at) => ({
      column,
      rows: tabulate(hierarchy, valuesOf(column), column).map(row => row.slice(quasi[at]?.least ?? 0)),
    })),
    sensitive: sensitive.map(protection => protectionSettings(protection, table.column(protection.column).values)),
    conditions: goalConditions(goal),
    suppressionLimit: limit,
  })
}
