// The examination of a table: five figures, the columns, the rows with problems marked, and one column in detail.
// Puts the pieces together; counting is the engine's work.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import type { GridTarget } from '../../features/grid/data-grid.tsx'
import { DROP_DUPLICATES, type Repair, type RepairStep } from '../../features/quality/issue-repairs.ts'
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
import { ProblemGrid } from './problem-grid.tsx'
import { type ProblemTour, useProblemTour } from './problem-tour.ts'
import { TourBar } from './tour-bar.tsx'
import { useExamination } from './use-examination.ts'
import './examine.css'

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

interface Arrival {
  rowNumber: number | null
  column: string | null
}

/** The cell a gate or a finding elsewhere sent the person to. */
function useArrival(): [Arrival | null, (arrival: Arrival | null) => void] {
  const [arrival, setArrival] = useState<Arrival | null>(null)
  const target = useNavigation(state => state.target)
  const clearTarget = useNavigation(state => state.clearTarget)
  useEffect(() => {
    if (target === null) return
    setArrival(target)
    clearTarget()
  }, [target, clearTarget])
  return [arrival, setArrival]
}

/** Where the grid should go: the place of the tour, else the cell one was sent to. */
function useTarget(
  datasetId: string,
  view: View,
  tour: ProblemTour | null,
  arrival: Arrival | null,
): GridTarget | null {
  const rowNumber = tour === null ? (arrival?.rowNumber ?? null) : null
  const located = useEngineQuery('table.locate', rowNumber === null ? null : { datasetId, view, rowNumber })
  const found = rowNumber === null ? null : (located.data?.index ?? null)
  const place = tour?.place ?? null
  return useMemo(() => {
    if (tour !== null) return place === null ? null : { index: place.index, column: tour.column }
    if (arrival === null || (arrival.rowNumber !== null && found === null)) return null
    return { index: found, column: arrival.column }
  }, [tour, place, arrival, found])
}

export function ExaminePage({ datasetId }: { datasetId: string }) {
  const [view, setView] = useState<View>('source')
  const [chosen, setChosen] = useState<string | null>(null)
  const [arrival, arrive] = useArrival()
  const guide = useProblemTour(datasetId, view)
  const dataset = useEngineQuery('datasets.get', { datasetId })
  const examination = useExamination(datasetId, view)
  const repair = useRepair(datasetId)
  const target = useTarget(datasetId, view, guide.tour, arrival)
  const { profile } = examination
  const { tour, end } = guide
  const select = useCallback(
    (name: string) => {
      setChosen(name)
      arrive(null)
      if (tour !== null && tour.column !== name) end()
    },
    [tour, end, arrive],
  )
  /** From the list: the column may be far off to the right. */
  const visitColumn = (name: string) => {
    select(name)
    arrive({ rowNumber: null, column: name })
  }
  const look = (next: View) => {
    setView(next)
    end()
    arrive(null)
  }

  const selected = arrival?.column ?? chosen ?? profile?.columns[0]?.name ?? null
  const column = profile?.columns.find(other => other.name === selected)
  const viewSwitch = dataset.data?.progress.resultFresh ? (
    <Segmented<View>
      value={view}
      onChange={look}
      options={[
        { value: 'source', label: words.source },
        { value: 'result', label: words.result },
      ]}
    />
  ) : null
  if (profile === null) return <ExaminationWait examination={examination} viewSwitch={viewSwitch} />
  return (
    <div className="op-examine">
      <div className="op-examine-top">
        <DimensionStrip profile={profile} onDropDuplicates={() => repair.addStep(DROP_DUPLICATES, null)} />
        {viewSwitch}
      </div>
      <ErrorNotice error={examination.error} onRetry={examination.start} />
      <div className="op-examine-body">
        <ColumnList columns={profile.columns} selected={selected} onSelect={visitColumn} />
        <section className="op-examine-grid">
          <TourBar guide={guide} />
          <ProblemGrid
            datasetId={datasetId}
            view={view}
            profile={profile}
            selected={selected}
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
            onVisit={code => guide.start(column, code)}
            onRepair={view === 'source' ? proposal => repair.take(proposal, column.name) : null}
          />
        )}
      </div>
    </div>
  )
}
