// What a person has chosen on the de-identification page of each dataset, kept while they look at other pages.
// Interface state only: the recipe step is the truth, and figures come from the engine.
import { create } from 'zustand'
import type { OpenAttribute } from '../../src-main/contract/catalogue.ts'
import type { Exploration, ExploreQuestion } from '../../src-main/contract/deidentify-window.ts'
import type { HierarchySpec } from '../../src-main/contract/hierarchies.ts'
import type { Role } from '../../src-main/contract/profile.ts'
import type { Protection as ColumnProtection, PopulationCondition } from '../../src-main/contract/protection.ts'
import type { ReleaseKind } from '../../src-main/contract/risk.ts'

/** Of a column named beside it; a hierarchy for its distance is among `specs`. */
export type Protection = Omit<ColumnProtection, 'column' | 'hierarchy'>

export interface BoardState {
  /** Only roles that differ from those proposed. */
  roles: Readonly<Record<string, Role>>
  release: ReleaseKind
  k: number
  /** The way of opening in the catalogue that the goal was last chosen by; a person may have changed it since. */
  goalFrom: OpenAttribute | null
  limit: number
  protections: Readonly<Record<string, Protection>>
  /** The people around; may still be incomplete. */
  population: PopulationCondition | null
  /** Hierarchies a person decided on; the others are proposed. */
  specs: Readonly<Record<string, HierarchySpec>>
  /** The answer, and the question it answers. */
  found: { question: ExploreQuestion; exploration: Exploration } | null
  chosen: number
  compared: number | null
}

export const NEW_BOARD: BoardState = {
  roles: {},
  release: 'public',
  k: 20,
  goalFrom: null,
  limit: 0.05,
  protections: {},
  population: null,
  specs: {},
  found: null,
  chosen: 0,
  compared: null,
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
