// An open dataset: its header, its step bar and the page of the present step; answers undo and redo.
// Knows no step's content.
import { useCallback, useEffect } from 'react'
import { onWindowCommand } from '../../engine/commands.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { useNavigation, WORK_STEPS, type WorkStep } from '../../state/navigation.ts'
import { stepStates } from '../../state/step-states.ts'
import { frameText } from '../../text/frame.ts'
import { ErrorNotice, errorSentence } from '../../ui/error-notice.tsx'
import { Button, KitApp, Skeleton } from '../../ui/kit.ts'
import { CataloguePage } from '../catalogue/catalogue-page.tsx'
import { CleanPage } from '../clean/clean-page.tsx'
import { DeidentifyPage } from '../deidentify/deidentify-page.tsx'
import { ExaminePage } from '../examine/examine-page.tsx'
import { ExportPage } from '../export/export-page.tsx'
import { ImportedPage } from '../import/imported-page.tsx'
import { MaskPage } from '../mask/mask-page.tsx'
import { ReviewPage } from '../review/review-page.tsx'
import { DatasetHeader } from './dataset-header.tsx'
import { FaultBoundary } from './fault-boundary.tsx'
import { StepBar } from './step-bar.tsx'

type Direction = 'undo' | 'redo'

function useUndoKeys(datasetId: string): void {
  const { message } = KitApp.useApp()
  const step = useCallback(
    async (direction: Direction) => {
      try {
        const recipe = await callEngine('recipe.get', { datasetId })
        if (!(direction === 'undo' ? recipe.canUndo : recipe.canRedo)) {
          message.info(direction === 'undo' ? frameText.nothingToUndo : frameText.nothingToRedo)
          return
        }
        await callEngine(direction === 'undo' ? 'recipe.undo' : 'recipe.redo', { datasetId })
        await refreshDataset(datasetId)
        message.success(direction === 'undo' ? frameText.undone : frameText.redone)
      } catch (thrown) {
        message.error(errorSentence(thrown))
      }
    },
    [datasetId, message],
  )
  useEffect(() => onWindowCommand('undo', () => void step('undo')), [step])
  useEffect(() => onWindowCommand('redo', () => void step('redo')), [step])
}

/** Alt+1 … Alt+8 go to the steps; a dialog on top keeps the keys for itself. */
function useStepKeys(goStep: (step: WorkStep) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = WORK_STEPS[Number(event.key) - 1]
      if (!event.altKey || event.ctrlKey || event.metaKey || step === undefined) return
      if (document.querySelector('[role=dialog][aria-modal=true]') !== null) return
      event.preventDefault()
      goStep(step)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [goStep])
}

export function DatasetFrame({ datasetId }: { datasetId: string }) {
  const step = useNavigation(state => state.step)
  const goStep = useNavigation(state => state.goStep)
  const leaveDataset = useNavigation(state => state.leaveDataset)
  const dataset = useEngineQuery('datasets.get', { datasetId })
  useUndoKeys(datasetId)
  useStepKeys(goStep)
  if (dataset.error !== null) {
    return (
      <div className="op-page-inner">
        <ErrorNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
        <Button onClick={leaveDataset}>{frameText.backToList}</Button>
      </div>
    )
  }
  if (dataset.data === undefined) return <Skeleton className="op-page-inner" active />
  return (
    <div className="op-page">
      <DatasetHeader dataset={dataset.data} />
      <StepBar states={stepStates(dataset.data)} current={step} onGo={goStep} />
      <div className="op-work-page">
        <FaultBoundary key={step}>
          <StepPage step={step} datasetId={datasetId} />
        </FaultBoundary>
      </div>
    </div>
  )
}

function StepPage({ step, datasetId }: { step: WorkStep; datasetId: string }) {
  switch (step) {
    case 'import':
      return <ImportedPage datasetId={datasetId} />
    case 'examine':
      return <ExaminePage datasetId={datasetId} />
    case 'clean':
      return <CleanPage datasetId={datasetId} />
    case 'mask':
      return <MaskPage datasetId={datasetId} />
    case 'deidentify':
      return <DeidentifyPage datasetId={datasetId} />
    case 'catalogue':
      return <CataloguePage datasetId={datasetId} />
    case 'review':
      return <ReviewPage datasetId={datasetId} />
    case 'export':
      return <ExportPage datasetId={datasetId} />
    default: {
      const never: never = step
      return never
    }
  }
}
