// The de-identification page's facts: columns with roles, hierarchies of the chosen ones, the question and its answer.
// Asks the engine; decides nothing.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { HierarchyView } from '../../../src-main/contract/deidentify-window.ts'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { HierarchySpec } from '../../../src-main/contract/hierarchies.ts'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { callEngine, useEngineQuery, useJob } from '../../engine/queries.ts'
import { type BoardState, NEW_BOARD, useBoards } from '../../state/deidentify-board.ts'
import { boardOf, type ColumnRole, goalOf, needsValues, questionOf, standardK } from './board-question.ts'

export type Board = ReturnType<typeof useBoard>

/** `step` = the recipe's own de-identification step, where the page begins from. */
export function useBoard(datasetId: string, step: Step | null, ready: boolean) {
  const kept = useBoards(state => state.boards[datasetId])
  const change = useBoards(state => state.change)
  const board = kept ?? NEW_BOARD
  const prepare = useJob('deidentify.prepare')
  const explore = useJob('deidentify.explore')
  const { views, failed, setSpec } = useHierarchies(datasetId)
  const set = useCallback((part: Partial<BoardState>) => change(datasetId, part), [change, datasetId])

  const asked = useRef(false)
  const { start } = prepare
  useEffect(() => {
    if (!ready || asked.current) return
    asked.current = true
    if (kept === undefined) set(step === null ? {} : boardOf(step))
    void start({ datasetId })
  }, [ready, kept, step, set, start, datasetId])

  // A decision in the catalogue chooses the goal once; what the recipe already does goes before it.
  const catalogue = useEngineQuery('catalogue.get', { datasetId })
  const openAttribute = catalogue.data?.catalogue.openAttribute
  const secureEnvironment = catalogue.data?.catalogue.secureEnvironment === true
  const figures = useEngineQuery('risk.figures', {})
  const standard = useMemo(() => (figures.data === undefined ? null : standardK(figures.data)), [figures.data])
  useEffect(() => {
    if (openAttribute === undefined || standard === null) return
    if (ready && step === null && openAttribute !== board.goalFrom)
      set(goalOf({ openAttribute, secureEnvironment }, standard))
  }, [ready, step, openAttribute, secureEnvironment, standard, board.goalFrom, set])

  const columns = useMemo(
    () =>
      (prepare.result?.columns ?? []).map(({ name, role, proposed, distinct }): ColumnRole => {
        const usual = role === 'direct' || role === 'sensitive' ? role : proposed ? 'quasi' : 'none'
        return { name, role: board.roles[name] ?? usual, distinct }
      }),
    [prepare.result, board.roles],
  )

  const missing = columns.find(
    column => needsValues(board, column) && views[column.name] === undefined && failed[column.name] === undefined,
  )
  useEffect(() => {
    if (missing !== undefined) void setSpec(missing.name, board.specs[missing.name] ?? null)
  }, [missing, setSpec, board.specs])

  const question = useMemo(() => questionOf(board, columns, views), [board, columns, views])
  const stale = board.found !== null && JSON.stringify(board.found.question) !== JSON.stringify(question)

  const search = useCallback(async () => {
    if (question === null) return
    const exploration = await explore.start({ datasetId, question })
    if (exploration !== null) set({ found: { question, exploration }, chosen: 0, compared: null, rescue: null })
  }, [question, explore.start, datasetId, set])

  return {
    board,
    set,
    prepare,
    explore,
    columns,
    views,
    failed,
    question,
    figures: figures.data ?? null,
    standard,
    stale,
    search,
    setSpec: (column: string, spec: HierarchySpec | null) => {
      const { [column]: _, ...others } = board.specs
      set({ specs: spec === null ? others : { ...others, [column]: spec } })
      return setSpec(column, spec)
    },
  }
}

/** Hierarchies as the engine shows them, one call for each column. */
function useHierarchies(datasetId: string) {
  const [views, setViews] = useState<Readonly<Record<string, HierarchyView>>>({})
  const [failed, setFailed] = useState<Readonly<Record<string, OpenprepError>>>({})
  const running = useRef(new Set<string>())
  const setSpec = useCallback(
    async (column: string, spec: HierarchySpec | null) => {
      const key = `${column} ${JSON.stringify(spec)}`
      if (running.current.has(key)) return
      running.current.add(key)
      try {
        const view = await callEngine('deidentify.hierarchy', { datasetId, column, spec })
        setViews(old => ({ ...old, [column]: view }))
        setFailed(({ [column]: _, ...others }) => others)
      } catch (thrown) {
        const error = thrown instanceof OpenprepError ? thrown : new OpenprepError('INTERNAL')
        setFailed(old => ({ ...old, [column]: error }))
      } finally {
        running.current.delete(key)
      }
    },
    [datasetId],
  )
  return { views, failed, setSpec }
}
