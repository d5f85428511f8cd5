// What a person has chosen on the de-identification page of each dataset, kept while they look at other pages.
// Interface state only: the recipe step is the truth, and figures come from the engine.
import { create } from 'zustand'
import type { OpenAttribute } from '../../src-main/contract/catalogue.ts'
import type { MicroaggregatedColumn, Strategy } from '../../src-main/contract/deidentify.ts'
import type { Exploration, ExploreQuestion, Rescue } from '../../src-main/contract/deidentify-window.ts'
import type { HierarchySpec } from '../../src-main/contract/hierarchies.ts'
import type { Role } from '../../src-main/contract/profile.ts'
import type { Protection as ColumnProtection, PopulationCondition } from '../../src-main/contract/protection.ts'
import type { ReleaseKind } from '../../src-main/contract/risk.ts'

/** Of a column named beside it; a hierarchy for its distance is among `specs`. */
export type Protection = Omit<ColumnProtection, 'column' | 'hierarchy'>

export type Average = Omit<MicroaggregatedColumn, 'column'>

export interface BoardState {
  /** Only roles that differ from those proposed. */
  roles: Readonly<Record<string, Role>>
  release: ReleaseKind
  k: number
  /** The way of opening in the catalogue that the goal was last chosen by; a person may have changed it since. */
  goalFrom: OpenAttribute | null
  limit: number
  strategy: Strategy
  /** Group by group: the level a column's values are brought to first; only where a person chose one. */
  least: Readonly<Record<string, number>>
  /** Columns that show the average of their group. */
  averages: Readonly<Record<string, Average>>
  /** Of the records that stay, 0–1; null = not asked. */
  maxAverage: number | null
  maxUnique: number | null
  protections: Readonly<Record<string, Protection>>
  /** The people around; may still be incomplete. */
  population: PopulationCondition | null
  /** Hierarchies a person decided on; the others are proposed. */
  specs: Readonly<Record<string, HierarchySpec>>
  /** The answer, and the question it answers. */
  found: { question: ExploreQuestion; exploration: Exploration } | null
  chosen: number
  compared: number | null
  /** Of the solution at that place: how its suppressed records are kept after all, and whether that is wanted. */
  rescue: { of: number; found: Rescue; on: boolean } | null
}

export const NEW_BOARD: BoardState = {
  roles: {},
  release: 'public',
  k: 20,
  goalFrom: null,
  limit: 0.05,
  strategy: 'optimal',
  least: {},
  averages: {},
  maxAverage: null,
  maxUnique: null,
  protections: {},
  population: null,
  specs: {},
  found: null,
  chosen: 0,
  compared: null,
  rescue: null,
}

interface Boards {
  boards: Readonly<Record<string, BoardState>>
  change(datasetId: string, change: Partial<BoardState>): void
}

export const useBoards = create<Boards>()(set => ({
  boards: {},
  change: (datasetId, change) =>
    set(({ boards }) => ({ boards: { ...boards, [datasetId]: { ...(boards[datasetId] ?? NEW_BOARD), ...change } } })),
}))
