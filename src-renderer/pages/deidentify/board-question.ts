// From what is chosen on the page to what is asked of the engine, and from a solution to the recipe step; and back from a step.
// Pure; draws nothing.
import type { OpenAttribute } from '../../../src-main/contract/catalogue.ts'
import type { ExploreQuestion, HierarchyView, Solution } from '../../../src-main/contract/deidentify-window.ts'
import type { EffectFigures } from '../../../src-main/contract/effect-figures.ts'
import { HierarchySpecSchema } from '../../../src-main/contract/hierarchies.ts'
import type { Role } from '../../../src-main/contract/profile.ts'
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

export const USUAL_PROTECTION: Protection = { distinct: 2, closeness: null }

export function questionOf(
  board: BoardState,
  columns: readonly ColumnRole[],
  views: Readonly<Record<string, HierarchyView>>,
): ExploreQuestion | null {
  const quasi = columns.filter(({ role }) => role === 'quasi').map(({ name }) => views[name])
  const ready = quasi.filter(view => view !== undefined && view.uncovered.count === 0)
  if (quasi.length === 0 || ready.length < quasi.length) return null
  return {
    quasi: ready.flatMap(view => (view === undefined ? [] : [{ column: view.column, hierarchy: view.spec }])),
    sensitive: columns
      .filter(({ role }) => role === 'sensitive')
      .map(({ name }) => ({ column: name, ...(board.protections[name] ?? USUAL_PROTECTION) })),
    k: board.k,
    limit: board.limit,
  }
}

export function stepOf({ quasi, sensitive, k, limit }: ExploreQuestion, { levels }: Solution): Omit<Step, 'id'> {
  return {
    op: 'deidentify',
    columns: quasi.map(({ column }) => column),
    params: JsonObjectSchema.parse({
      levels: quasi.map(({ column, hierarchy }) => ({ column, level: levels[column] ?? 0, hierarchy })),
      k,
      sensitive,
      limit,
      suppressed: 'drop',
    }),
    enabled: true,
  }
}

/** What a step of the recipe says about the board, as far as it can be read. */
export function boardOf(step: Step): Partial<BoardState> {
  const { levels, k, limit, sensitive } = step.params
  const specs: Record<string, BoardState['specs'][string]> = {}
  for (const level of Array.isArray(levels) ? levels : []) {
    const entry = JsonObjectSchema.safeParse(level).data
    const spec = HierarchySpecSchema.safeParse(entry?.hierarchy).data
    if (typeof entry?.column === 'string' && spec !== undefined) specs[entry.column] = spec
  }
  const roles: Record<string, Role> = Object.fromEntries(step.columns.map(column => [column, 'quasi']))
  const protections: Record<string, Protection> = {}
  for (const one of Array.isArray(sensitive) ? sensitive : []) {
    const entry = JsonObjectSchema.safeParse(one).data
    if (typeof entry?.column !== 'string') continue
    roles[entry.column] = 'sensitive'
    const { distinct, closeness } = entry
    protections[entry.column] = {
      distinct: typeof distinct === 'number' ? distinct : 1,
      closeness: typeof closeness === 'number' ? closeness : null,
    }
  }
  return {
    specs,
    roles,
    protections,
    ...(typeof k === 'number' && { k }),
    ...(typeof limit === 'number' && { limit }),
  }
}
