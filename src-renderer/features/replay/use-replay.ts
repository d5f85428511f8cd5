// One replay from the chosen file to the outcome: look at its columns, read it aside, compare, and run when the person says so.
// Keeps where it stands; the engine does the work, and nothing of the dataset changes before `run`.
import { useCallback, useRef, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { RecipeCheck } from '../../../src-main/contract/recipe.ts'
import type { ReplayOutcome } from '../../../src-main/contract/replay.ts'
import type { SourceVersion, SurveyedPart } from '../../../src-main/contract/sources.ts'
import { callEngine, useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { baseNameOf } from '../datasets/file-name.ts'
import { contentRenames, type Rename, surveyRenames } from './renames.ts'

type Stage = 'survey' | 'prepare' | 'check' | 'run'

/** One of the files, or a sheet of one, and how its columns stand to those of the table so far. */
export interface LookedPart {
  readonly path: string
  readonly sheet: string | null
  readonly label: string
  readonly survey: SurveyedPart
  readonly renames: readonly Rename[]
}

/** What was chosen and looked at: one file as a rule, or all that make up the table together. */
export interface LookedAt {
  readonly parts: readonly LookedPart[]
  readonly prepared: string
  readonly check: RecipeCheck
}

/** A fault of a file itself, in words. */
export interface PartFault {
  readonly label: string
  readonly message: string
  readonly fix: string
}

export interface Replay {
  readonly stage: Stage | null
  readonly looked: LookedAt | null
  readonly outcome: ReplayOutcome | null
  readonly error: OpenprepError | null
  readonly faults: readonly PartFault[]
  look(paths: readonly string[]): Promise<void>
  /** The same files with the columns of one part matched otherwise. */
  match(part: number, renames: readonly Rename[]): Promise<void>
  run(): Promise<void>
  accept(): Promise<boolean>
  discard(): void
  stop(): void
}

type ChosenPart = Pick<LookedPart, 'path' | 'sheet' | 'label'>

export function useReplay(dataset: DatasetSummary): Replay {
  const datasetId = dataset.id
  const versions = useEngineQuery('sources.versions', { datasetId })
  const survey = useJob('sources.survey')
  const prepare = useJob('sources.prepare')
  const check = useJob('replay.check')
  const run = useJob('replay.run')
  const accepting = useEngineMutation('sources.accept')
  const [stage, setStage] = useState<Stage | null>(null)
  const [looked, setLooked] = useState<LookedAt | null>(null)
  const [faults, setFaults] = useState<readonly PartFault[]>([])
  const waiting = useRef<string | null>(null)
  const present = versions.data?.find(({ current }) => current)
  const sourceColumn = present?.sourceColumn ?? null

  const readAside = useCallback(
    async (parts: readonly LookedPart[]) => {
      setStage('prepare')
      const version = await prepare.start({
        datasetId,
        change: 'replace',
        parts: parts.map(({ renames, ...part }) => ({
          ...partOf(part),
          rename: Object.fromEntries(renames.map(({ from, to }) => [to, from])),
        })),
        reading: dataset.reading,
        sourceColumn,
        key: null,
      })
      if (version === null) return null
      waiting.current = version.prepared
      setStage('check')
      const report = await check.start({ datasetId, prepared: version.prepared })
      return report === null ? null : { parts, prepared: version.prepared, check: report }
    },
    [datasetId, dataset.reading, sourceColumn, prepare.start, check.start],
  )

  const look = useCallback(
    async (paths: readonly string[]) => {
      setLooked(null)
      setFaults([])
      setStage('survey')
      const chosen = chosenParts(paths, present?.parts ?? [])
      const found = await survey.start({ parts: chosen.map(partOf), reading: dataset.reading, datasetId })
      const broken = faultsOf(chosen, found?.parts ?? [])
      setFaults(broken)
      const parts = surveyedParts(chosen, found?.parts ?? [])
      if (parts.length === 0 || broken.length > 0) {
        setStage(null)
        return
      }
      let read = await readAside(parts)
      const better = read === null ? null : matchedByContent(read)
      // Columns that hold the same under another name are matched too; the person sees all of it before anything runs.
      if (better !== null) read = await readAside(better)
      if (read !== null) setLooked(read)
      setStage(null)
    },
    [dataset.reading, datasetId, present, readAside, survey.start],
  )

  const match = useCallback(
    async (place: number, renames: readonly Rename[]) => {
      if (looked === null) return
      const read = await readAside(looked.parts.map((part, at) => (at === place ? { ...part, renames } : part)))
      if (read !== null) setLooked(read)
      setStage(null)
    },
    [looked, readAside],
  )

  const startRun = useCallback(async () => {
    if (looked === null) return
    setStage('run')
    const outcome = await run.start({ datasetId, prepared: looked.prepared })
    if (outcome !== null) waiting.current = null
    setStage(null)
  }, [looked, datasetId, run.start])

  const accept = useCallback(async () => {
    if (looked === null) return false
    try {
      await accepting.mutateAsync({ datasetId, prepared: looked.prepared })
      waiting.current = null
      return true
    } catch {
      // The mutation itself carries the error to the screen.
      return false
    }
  }, [looked, datasetId, accepting.mutateAsync])

  const discard = useCallback(() => {
    const prepared = waiting.current
    waiting.current = null
    setLooked(null)
    setFaults([])
    // One that is prepared no more needs no discarding.
    if (prepared !== null) callEngine('sources.discard', { datasetId, prepared }).catch(() => undefined)
  }, [datasetId])

  const stop = () => {
    for (const job of [survey, prepare, check, run]) job.cancel()
  }
  return {
    stage,
    looked,
    outcome: run.result,
    error: survey.error ?? prepare.error ?? check.error ?? run.error ?? accepting.error,
    faults,
    look,
    match,
    run: startRun,
    accept,
    discard,
    stop,
  }
}

/** A workbook of which several sheets made up the table is read by the same sheets again. */
export function chosenParts(paths: readonly string[], before: SourceVersion['parts']): ChosenPart[] {
  const [path] = paths
  const sheets = before.map(({ sheet }) => sheet).filter(sheet => sheet !== null)
  const oneBook = new Set(before.map(({ file }) => file)).size === 1 && sheets.length === before.length
  if (path !== undefined && paths.length === 1 && oneBook && sheets.length > 1)
    return sheets.map(sheet => ({ path, sheet, label: sheet }))
  return paths.map(file => ({ path: file, sheet: null, label: baseNameOf(file) }))
}

function partOf({ path, sheet, label }: ChosenPart) {
  return { path, label, ...(sheet === null ? {} : { sheet }) }
}

function faultsOf(chosen: readonly ChosenPart[], surveyed: readonly SurveyedPart[]): PartFault[] {
  return surveyed.flatMap(({ fault }, at) =>
    fault === null ? [] : [{ label: chosen[at]?.label ?? '', message: fault.message, fix: fault.fix }],
  )
}

function surveyedParts(chosen: readonly ChosenPart[], surveyed: readonly SurveyedPart[]): LookedPart[] {
  return chosen.flatMap((part, at) => {
    const survey = surveyed[at]
    return survey === undefined ? [] : [{ ...part, survey, renames: surveyRenames(survey) }]
  })
}

/** The parts with the columns matched that hold what another held; null = there are none. */
function matchedByContent({ parts, check }: LookedAt): LookedPart[] | null {
  const more = contentRenames(check.drift ?? null)
  if (more.length === 0) return null
  return parts.map(part => ({
    ...part,
    renames: [...part.renames, ...more.filter(({ to }) => part.survey.columns.includes(to))],
  }))
}
