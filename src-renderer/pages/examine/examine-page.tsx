// The examination of a table: five figures, the columns, the rows with problems marked, and one column in detail.
// Puts the pieces together; counting is the engine's work.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { DROP_DUPLICATES, type Repair, type RepairStep } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import type { GridTarget } from '../../features/grid/data-grid.tsx'
import { useRecipe } from '../../features/recipe/use-recipe.ts'
import { useNavigation } from '../../state/navigation.ts'
import { examineText as words } from '../../text/examine.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { KitApp, Segmented } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { ColumnsLook } from './columns-look.tsx'
import { DimensionStrip } from './dimension-strip.tsx'
import { ExaminationWait } from './examination-wait.tsx'
import { ProblemTable } from './problem-table.tsx'
import { type ProblemTour, useProblemTour } from './problem-tour.ts'
import { RelationsPanel } from './relations-panel.tsx'
import { ReportMenu } from './report-menu.tsx'
import { SingleOutPanel } from './single-out-panel.tsx'
import { useExamination } from './use-examination.ts'
import './examine.css'

/** The engine fills in what a repair leaves open. */
function doesTheSame(known: RepairStep, wanted: RepairStep): boolean {
  const params = { ...known.params, ...wanted.params }
  const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)
  return known.enabled && known.op === wanted.op && same(known.columns, wanted.columns) && same(known.params, params)
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
  const take = (repair: Repair, column: string | null) => {
    if (repair.kind === 'step') addStep(repair.step, column)
    else goStep(repair.place, { target: { rowNumber: null, column } })
  }
  const addAll = (steps: readonly RepairStep[]) => {
    const present = recipe.state?.recipe.steps ?? []
    const missing = steps.filter(step => !present.some(known => doesTheSame(known, step)))
    if (missing.length === 0) {
      message.info(words.problemTable.allThere)
      return
    }
    const said = words.problemTable.added(formatNumber(missing.length))
    recipe.addAll(missing, said)
    message.success(said)
    goStep('clean')
  }
  return { addStep, addAll, take }
}

const LOOKS = ['columns', 'problems', 'relations', 'singleOut'] as const
type Look = (typeof LOOKS)[number]

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
  const [look, setLook] = useState<Look>('columns')
  const [reportError, setReportError] = useState<unknown>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [arrival, arrive] = useArrival()
  const guide = useProblemTour(datasetId, view)
  const dataset = useEngineQuery('datasets.get', { datasetId })
  const examination = useExamination(datasetId, view)
  const timely = useEngineQuery('profile.timely', examination.profile === null ? null : { datasetId, view })
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
  /** From a list of places to the place itself. */
  const visitCell = (rowNumber: number, name: string) => {
    setLook('columns')
    end()
    setChosen(name)
    arrive({ rowNumber, column: name })
  }
  const visitProblem = (of: ColumnProfile, code: string) => {
    setLook('columns')
    setChosen(of.name)
    arrive(null)
    guide.start(of, code)
  }
  const lookAt = (next: View) => {
    setView(next)
    end()
    arrive(null)
  }

  const selected = arrival?.column ?? chosen ?? profile?.columns[0]?.name ?? null
  const column = profile?.columns.find(other => other.name === selected)
  const viewSwitch = dataset.data?.progress.resultFresh ? (
    <Segmented<View>
      value={view}
      onChange={lookAt}
      options={[
        { value: 'source', label: words.source },
        { value: 'result', label: words.result },
      ]}
    />
  ) : null
  if (profile === null) return <ExaminationWait examination={examination} viewSwitch={viewSwitch} />
  const onSource = view === 'source'
  return (
    <div className="op-examine">
      <div className="op-examine-top">
        <DimensionStrip
          profile={profile}
          timeliness={timely.data ?? null}
          onDropDuplicates={() => repair.addStep(DROP_DUPLICATES, null)}
        />
      </div>
      <div className="op-examine-bar">
        <Segmented<Look>
          value={look}
          onChange={setLook}
          options={LOOKS.map(value => ({ value, label: words.looks[value] }))}
        />
        <span className="op-spring" />
        {viewSwitch}
        <ReportMenu datasetId={datasetId} view={view} datasetName={dataset.data?.name ?? ''} onError={setReportError} />
      </div>
      <ErrorNotice error={examination.error} onRetry={examination.start} />
      <ErrorNotice error={reportError} onClose={() => setReportError(null)} />
      {look === 'problems' ? (
        <ProblemTable
          profile={profile}
          onTour={visitProblem}
          onVisit={visitCell}
          onRepair={onSource ? repair.take : null}
          onRepairAll={onSource ? repair.addAll : null}
        />
      ) : null}
      {look === 'relations' ? <RelationsPanel datasetId={datasetId} view={view} onVisit={visitCell} /> : null}
      {look === 'singleOut' ? <SingleOutPanel datasetId={datasetId} view={view} profile={profile} /> : null}
      {look === 'columns' ? (
        <ColumnsLook
          datasetId={datasetId}
          view={view}
          profile={profile}
          column={column}
          selected={selected}
          target={target}
          guide={guide}
          onSelect={select}
          onVisitColumn={visitColumn}
          onRepair={onSource ? repair.take : null}
        />
      ) : null}
    </div>
  )
}
