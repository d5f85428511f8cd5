// The examination of a table: five figures, the columns, the rows with problems marked, and one column in detail.
// Puts the pieces together; counting is the engine's work.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { callEngine, useEngineQuery } from '../../engine/queries.ts'
import { DataGrid, type GridRow, type GridSource, type GridTarget } from '../../features/grid/data-grid.tsx'
import { DROP_DUPLICATES, type Repair, type RepairStep } from '../../features/quality/issue-repairs.ts'
import { columnQuality } from '../../features/quality/quality.ts'
import { QualityBar } from '../../features/quality/quality-bar.tsx'
import { useRecipe } from '../../features/recipe/use-recipe.ts'
import { useNavigation } from '../../state/navigation.ts'
import { examineText as words } from '../../text/examine.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { KitApp, Segmented } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { ColumnCard } from './column-card.tsx'
import { ColumnList } from './column-list.tsx'
import { DimensionStrip } from './dimension-strip.tsx'
import { ExaminationWait } from './examination-wait.tsx'
import { isProblem, moveTour, type ProblemTour, problemPlaces, startTour } from './problem-places.ts'
import { TourBar } from './tour-bar.tsx'
import { useExamination } from './use-examination.ts'
import './examine.css'

function useTableSource(datasetId: string, view: View): GridSource | null {
  const first = useEngineQuery('table.page', { datasetId, view, offset: 0, limit: 1 })
  const { data, dataUpdatedAt } = first
  return useMemo(() => {
    if (data === undefined) return null
    return {
      key: `${datasetId} ${view} ${dataUpdatedAt}`,
      total: data.total,
      columns: data.columns,
      load: async (offset, limit) => (await callEngine('table.page', { datasetId, view, offset, limit })).rows,
    }
  }, [data, dataUpdatedAt, datasetId, view])
}

/** From a row number of the source to its place in the shown view. */
function useRowTarget(datasetId: string, view: View, row: number | null, column: string | null): GridTarget | null {
  const located = useEngineQuery('table.locate', row === null ? null : { datasetId, view, rowNumber: row })
  const index = row === null ? null : (located.data?.index ?? null)
  return useMemo(() => (index === null && column === null ? null : { index, column }), [index, column])
}

interface TableProps {
  datasetId: string
  view: View
  profile: TableProfile
  selected: string | null
  onSelect(column: string): void
  target: GridTarget | null
}

function ProblemGrid({ datasetId, view, profile, selected, onSelect, target }: TableProps) {
  const source = useTableSource(datasetId, view)
  const places = useMemo(() => problemPlaces(profile), [profile])
  const byName = useMemo(() => new Map(profile.columns.map(column => [column.name, column])), [profile])
  const indexOf = useMemo(() => new Map((source?.columns ?? []).map((name, index) => [name, index])), [source])
  const mark = useCallback(
    (row: GridRow, column: string) => {
      const value = row.cells[indexOf.get(column) ?? -1] ?? ''
      return isProblem(places, column, row.rowNumber, value) ? 'problem' : undefined
    },
    [places, indexOf],
  )
  const numeric = useMemo(
    () =>
      new Set(
        profile.columns.filter(({ type }) => type === 'integer' || type === 'decimal').map(column => column.name),
      ),
    [profile],
  )
  const headerExtra = useCallback(
    (name: string) => {
      const column = byName.get(name)
      return column === undefined ? null : <QualityBar quality={columnQuality(column)} />
    },
    [byName],
  )
  if (source === null) return null
  return (
    <DataGrid
      key={view}
      source={source}
      mark={mark}
      selectedColumn={selected}
      onSelectColumn={onSelect}
      target={target}
      headerExtra={headerExtra}
      numericColumns={numeric}
      find={{ datasetId, view }}
    />
  )
}

/** Adds the step, or goes where the person can decide; either way to the page where it is seen. */
function useRepair(datasetId: string) {
  const recipe = useRecipe(datasetId)
  const goStep = useNavigation(state => state.goStep)
  const { message } = KitApp.useApp()
  const addStep = (step: RepairStep, column: string | null) => {
    recipe.add(step)
    message.success(words.card.fixed(recipe.operation(step.op)?.title ?? step.op))
    goStep('clean', { target: { rowNumber: null, column } })
  }
  const take = (repair: Repair, column: string) => {
    if (repair.kind === 'step') addStep(repair.step, column)
    else goStep(repair.place, { target: { rowNumber: null, column } })
  }
  return { addStep, take }
}

/** Arriving with a cell to show, from a gate or a finding elsewhere. */
function useArrival(onArrive: (row: number | null, column: string | null) => void): void {
  const target = useNavigation(state => state.target)
  const clearTarget = useNavigation(state => state.clearTarget)
  useEffect(() => {
    if (target === null) return
    onArrive(target.rowNumber, target.column)
    clearTarget()
  }, [target, clearTarget, onArrive])
}

export function ExaminePage({ datasetId }: { datasetId: string }) {
  const [view, setView] = useState<View>('source')
  const [selected, setSelected] = useState<string | null>(null)
  const [arrivedRow, setArrivedRow] = useState<number | null>(null)
  const [tour, setTour] = useState<ProblemTour | null>(null)
  const dataset = useEngineQuery('datasets.get', { datasetId })
  const examination = useExamination(datasetId, view)
  const { profile } = examination
  const repair = useRepair(datasetId)
  const arrive = useCallback((row: number | null, column: string | null) => {
    setArrivedRow(row)
    if (column !== null) setSelected(column)
  }, [])
  useArrival(arrive)
  const shownColumn = selected ?? profile?.columns[0]?.name ?? null
  const tourRow = tour?.rows[tour.at] ?? null
  const target = useRowTarget(
    datasetId,
    view,
    tourRow ?? arrivedRow,
    tour?.column ?? (arrivedRow === null ? null : selected),
  )
  const column = profile?.columns.find(other => other.name === shownColumn)
  const hasResult = dataset.data?.progress.resultFresh === true
  const visit = (code: string) => {
    if (column !== undefined) setTour(startTour(column, code))
  }
  const select = useCallback((name: string) => {
    setSelected(name)
    setTour(old => (old !== null && old.column !== name ? null : old))
  }, [])

  if (profile === null) return <ExaminationWait examination={examination} />
  return (
    <div className="op-examine">
      <div className="op-examine-top">
        <DimensionStrip profile={profile} onDropDuplicates={() => repair.addStep(DROP_DUPLICATES, null)} />
        {hasResult ? (
          <Segmented<View>
            value={view}
            onChange={next => {
              setView(next)
              setTour(null)
            }}
            options={[
              { value: 'source', label: words.source },
              { value: 'result', label: words.result },
            ]}
          />
        ) : null}
      </div>
      <ErrorNotice error={examination.error} onRetry={examination.start} />
      <div className="op-examine-body">
        <ColumnList columns={profile.columns} selected={shownColumn} onSelect={select} />
        <section className="op-examine-grid">
          {tour === null ? null : (
            <TourBar tour={tour} onMove={by => setTour(moveTour(tour, by))} onEnd={() => setTour(null)} />
          )}
          <ProblemGrid
            datasetId={datasetId}
            view={view}
            profile={profile}
            selected={shownColumn}
            onSelect={select}
            target={target}
          />
        </section>
        {column === undefined ? (
          <aside className="op-column-card">
            <Sentence>{words.pickColumn}</Sentence>
          </aside>
        ) : (
          <ColumnCard
            key={column.name}
            column={column}
            onVisit={visit}
            onRepair={chosen => repair.take(chosen, column.name)}
          />
        )}
      </div>
    </div>
  )
}
