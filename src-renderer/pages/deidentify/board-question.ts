// From what is chosen on the page to what is asked of the engine, and from a solution to the recipe step; and back from a step.
// Pure; draws nothing.
import { z } from 'zod'
import type { OpenAttribute } from '../../../src-main/contract/catalogue.ts'
import { type Levels, MicroaggregatedColumnSchema, STRATEGIES } from '../../../src-main/contract/deidentify.ts'
import type { ExploreQuestion, HierarchyView, Solution } from '../../../src-main/contract/deidentify-window.ts'
import type { EffectFigures } from '../../../src-main/contract/effect-figures.ts'
import { HierarchySpecSchema } from '../../../src-main/contract/hierarchies.ts'
import type { Role } from '../../../src-main/contract/profile.ts'
import {
  type Protection as ColumnProtection,
  type PopulationCondition,
  PopulationConditionSchema,
  ProtectionSchema,
} from '../../../src-main/contract/protection.ts'
import { JsonObjectSchema, type Step } from '../../../src-main/contract/recipe.ts'
import type { ReleaseKind } from '../../../src-main/contract/risk.ts'
import type { BoardState, Protection } from '../../state/deidentify-board.ts'

/** People that must look alike for each way of giving data out, by the figures in use. */
export type StandardK = Readonly<Record<ReleaseKind, number>>

export function standardK({ releases }: Pick<EffectFigures, 'releases'>): StandardK {
  // 1 ÷ 0.05 must be 20, not 20.000000000000004.
  const least = ({ threshold }: { threshold: number }) => Math.ceil(1 / threshold - 1e-9)
  return {
    public: least(releases.public),
    controlled: least(releases.controlled),
    enclave: least(releases.enclave),
  }
}

export interface Opening {
  readonly openAttribute: OpenAttribute | null
  readonly secureEnvironment: boolean
}

/** The goal that the way of opening asks for; none while nothing is decided, or where the table is not opened. */
export function goalOf({ openAttribute, secureEnvironment }: Opening, standard: StandardK): Partial<BoardState> {
  switch (openAttribute) {
    case 'CONDITIONAL': {
      const release = secureEnvironment ? 'enclave' : 'controlled'
      return { release, k: standard[release], goalFrom: openAttribute }
    }
    case 'UNCONDITIONAL':
      return { release: 'public', k: standard.public, goalFrom: openAttribute }
    case 'CLOSED':
    case null:
      return { goalFrom: openAttribute }
    default: {
      const never: never = openAttribute
      return never
    }
  }
}

export interface ColumnRole {
  readonly name: string
  readonly role: Role
  readonly distinct: number
}

export const USUAL_PROTECTION: Protection = {
  distinct: 2,
  entropy: null,
  recursive: null,
  alpha: null,
  closeness: null,
  distance: 'equal',
}

/** A table and at least one demand. */
export function isComplete({ input, kMap, presence }: PopulationCondition): boolean {
  return input !== '' && (kMap !== null || presence !== null)
}

export const protectionOf = (board: Pick<BoardState, 'protections'>, column: string): Protection =>
  board.protections[column] ?? USUAL_PROTECTION

/** Whether a column's hierarchy is needed: to make it coarser, or to say how far its values are apart. */
export function needsHierarchy(board: Pick<BoardState, 'protections'>, { name, role }: ColumnRole): boolean {
  if (role === 'quasi') return true
  const { closeness, distance } = protectionOf(board, name)
  return role === 'sensitive' && closeness !== null && distance === 'hierarchical'
}

/** Where the order of its values may be asked for, its values are wanted. */
export function needsValues(board: Pick<BoardState, 'protections'>, column: ColumnRole): boolean {
  const { closeness, distance } = protectionOf(board, column.name)
  const ordered = column.role === 'sensitive' && closeness !== null && distance === 'ordered'
  return ordered || needsHierarchy(board, column)
}

function protectedColumn(
  board: BoardState,
  column: string,
  views: Readonly<Record<string, HierarchyView>>,
): ColumnProtection {
  const { order, ...protection } = protectionOf(board, column)
  const { closeness, distance } = protection
  const apart = closeness === null ? null : distance
  const hierarchy = apart === 'hierarchical' ? views[column]?.spec : undefined
  return {
    column,
    ...protection,
    ...(apart === 'ordered' && order !== undefined && { order }),
    ...(hierarchy !== undefined && { hierarchy }),
  }
}

export function questionOf(
  board: BoardState,
  columns: readonly ColumnRole[],
  views: Readonly<Record<string, HierarchyView>>,
): ExploreQuestion | null {
  const needed = columns.filter(column => needsHierarchy(board, column))
  if (!needed.every(({ name }) => views[name]?.uncovered.count === 0)) return null
  const quasi = columns.flatMap(({ name, role }) => {
    const view = role === 'quasi' ? views[name] : undefined
    if (view === undefined) return []
    // An average is taken of the values themselves.
    const coarser = board.strategy !== 'optimal' && board.averages[name] === undefined
    const least = coarser ? Math.min(board.least[name] ?? 0, view.levels.length - 1) : 0
    return [{ column: name, hierarchy: view.spec, ...(least > 0 && { least }) }]
  })
  if (quasi.length === 0) return null
  const { population } = board
  return {
    quasi,
    strategy: board.strategy,
    microaggregate: quasi.flatMap(({ column }) => {
      const average = board.averages[column]
      return average === undefined ? [] : [{ column, ...average }]
    }),
    sensitive: columns
      .filter(({ role }) => role === 'sensitive')
      .map(({ name }) => protectedColumn(board, name, views)),
    population: population !== null && isComplete(population) ? population : null,
    k: board.k,
    limit: board.limit,
    maxAverage: board.maxAverage,
    maxUnique: board.maxUnique,
  }
}

/** The solution that is looked at: as it was found, or with the records that are kept after all. */
export function shownSolution({ found, chosen, rescue }: BoardState): Solution | undefined {
  return rescue?.on && rescue.of === chosen ? rescue.found.solution : found?.exploration.solutions[chosen]
}

/** Levels of the records that are kept after all, pass by pass. */
export function furtherOf({ chosen, rescue }: Pick<BoardState, 'chosen' | 'rescue'>): Levels[] {
  return rescue?.on && rescue.of === chosen ? rescue.found.passes.map(({ levels }) => levels) : NONE
}
const NONE: Levels[] = []

export function stepOf(
  { quasi, strategy, microaggregate, sensitive, population, k, limit, maxAverage, maxUnique }: ExploreQuestion,
  { levels }: Pick<Solution, 'levels'>,
  further: readonly Levels[] = [],
): Omit<Step, 'id'> {
  return {
    op: 'deidentify',
    columns: quasi.map(({ column }) => column),
    params: JsonObjectSchema.parse({
      levels: quasi.map(({ column, hierarchy, least = 0 }) => ({
        column,
        level: strategy === 'optimal' ? (levels[column] ?? 0) : least,
        hierarchy,
      })),
      strategy,
      further,
      k,
      sensitive,
      population,
      microaggregate,
      limit,
      maxAverage,
      maxUnique,
      suppressed: 'drop',
    }),
    enabled: true,
  }
}

const AskedByStep = z.object({
  strategy: z.enum(STRATEGIES).default('optimal'),
  microaggregate: z.array(MicroaggregatedColumnSchema).default([]),
  maxAverage: z.number().nullable().default(null),
  maxUnique: z.number().nullable().default(null),
})

/** What a step of the recipe says about the board, as far as it can be read. */
export function boardOf(step: Step): Partial<BoardState> {
  const { levels, k, limit, sensitive, population } = step.params
  const asked = AskedByStep.safeParse(step.params).data
  const specs: Record<string, BoardState['specs'][string]> = {}
  const least: Record<string, number> = {}
  for (const level of Array.isArray(levels) ? levels : []) {
    const entry = JsonObjectSchema.safeParse(level).data
    const spec = HierarchySpecSchema.safeParse(entry?.hierarchy).data
    if (typeof entry?.column === 'string' && spec !== undefined) specs[entry.column] = spec
    if (asked?.strategy !== 'optimal' && typeof entry?.column === 'string' && typeof entry.level === 'number')
      least[entry.column] = entry.level
  }
  const roles: Record<string, Role> = Object.fromEntries(step.columns.map(column => [column, 'quasi']))
  const protections: Record<string, Protection> = {}
  for (const one of Array.isArray(sensitive) ? sensitive : []) {
    const found = ProtectionSchema.safeParse(one).data
    if (found === undefined) continue
    const { column, hierarchy, ...protection } = found
    roles[column] = 'sensitive'
    protections[column] = protection
    if (hierarchy !== undefined) specs[column] = hierarchy
  }
  return {
    specs,
    roles,
    protections,
    ...(asked !== undefined && {
      strategy: asked.strategy,
      maxAverage: asked.maxAverage,
      maxUnique: asked.maxUnique,
      least,
      averages: Object.fromEntries(asked.microaggregate.map(({ column, ...average }) => [column, average])),
    }),
    population: PopulationConditionSchema.safeParse(population).data ?? null,
    ...(typeof k === 'number' && { k }),
    ...(typeof limit === 'number' && { limit }),
  }
}
