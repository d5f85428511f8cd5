// What of a dataset waits for the person: the steps that hold it up, in the order of the work, each with one sentence.
// Pure; a step that may turn out to be needless is not called waiting.
import type { DatasetSummary } from '../../src-main/contract/datasets.ts'
import { waitingText as say } from '../text/workbench.ts'
import { formatNumber } from '../ui/number-text.tsx'
import type { WorkStep } from './navigation.ts'

export interface Waiting {
  readonly step: WorkStep
  readonly sentence: string
}

type Progress = DatasetSummary['progress']

/** The first kind of step the recipe holds: there the run is started. */
function unrun({ cleanSteps, maskSteps, deidentifySteps, resultFresh }: Progress): Waiting[] {
  const steps = cleanSteps + maskSteps + deidentifySteps
  if (resultFresh || steps === 0) return []
  const step = cleanSteps > 0 ? 'clean' : maskSteps > 0 ? 'mask' : 'deidentify'
  return [{ step, sentence: say.notRun(formatNumber(steps)) }]
}

function catalogue({ catalogueMissing }: Progress): Waiting[] {
  if (catalogueMissing === 0) return []
  const sentence = catalogueMissing === null ? say.catalogueEmpty : say.catalogueMissing(formatNumber(catalogueMissing))
  return [{ step: 'catalogue', sentence }]
}

function release({ gatesPassed, gatesTotal, lastPackage }: Progress): Waiting[] {
  if (gatesPassed === null || gatesTotal === null) return [{ step: 'export', sentence: say.notChecked }]
  if (gatesPassed < gatesTotal) {
    return [{ step: 'export', sentence: say.gatesFailed(formatNumber(gatesTotal - gatesPassed)) }]
  }
  return lastPackage === null ? [{ step: 'export', sentence: say.ready }] : []
}

/** Empty = nothing waits. The first entry is what to do now. */
export function waitingOf({ progress }: Pick<DatasetSummary, 'progress'>): Waiting[] {
  const examine: Waiting[] = progress.profiled ? [] : [{ step: 'examine', sentence: say.notExamined }]
  return [...examine, ...unrun(progress), ...catalogue(progress), ...release(progress)]
}
