// One replay from the chosen file to the outcome: look at its columns, read it aside, compare, and run when the person says so.
// Keeps where it stands; the engine does the work, and nothing of the dataset changes before `run`.
import { useCallback, useRef, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { RecipeCheck } from '../../../src-main/contract/recipe.ts'
import type { ReplayOutcome } from '../../../src-main/contract/replay.ts'
import type { SurveyedPart } from '../../../src-main/contract/sources.ts'
import { callEngine, useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { baseNameOf } from '../datasets/file-name.ts'
import { contentRenames, type Rename, surveyRenames } from './renames.ts'

type Stage = 'survey' | 'prepare' | 'check' | 'run'

/** A file that was looked at. */
export interface LookedAt {
  readonly path: string
  readonly survey: SurveyedPart
  readonly renames: readonly Rename[]
  readonly prepared: string
  readonly check: RecipeCheck
}

export interface Replay {
  readonly stage: Stage | null
  readonly looked: LookedAt | null
  readonly outcome: ReplayOutcome | null
  readonly error: OpenprepError | null
  /** A fault of the file itself, in words. */
  readonly fault: SurveyedPart['fault']
  look(path: string): Promise<void>
  /** The same file with columns matched otherwise. */
  match(renames: readonly Rename[]): Promise<void>
  run(): Promise<void>
  accept(): Promise<boolean>
  discard(): void
  stop(): void
}

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
  const [fault, setFault] = useState<SurveyedPart['fault']>(null)
  const waiting = useRef<string | null>(null)
  const sourceColumn = versions.data?.find(({ current }) => current)?.sourceColumn ?? null

  const readAside = useCallback(
    async (path: string, renames: readonly Rename[]) => {
      setStage('prepare')
      const rename = Object.fromEntries(renames.map(({ from, to }) => [to, from]))
      const version = await prepare.start({
        datasetId,
        change: 'replace',
        parts: [{ path, label: baseNameOf(path), rename }],
        reading: dataset.reading,
        sourceColumn,
        key: null,
      })
      if (version === null) return null
      waiting.current = version.prepared
      setStage('check')
      const report = await check.start({ datasetId, prepared: version.prepared })
      return report === null ? null : { prepared: version.prepared, check: report }
    },
    [datasetId, dataset.reading, sourceColumn, prepare.start, check.start],
  )

  const look = useCallback(
    async (path: string) => {
      setLooked(null)
      setFault(null)
      setStage('survey')
      const found = await survey.start({ parts: [{ path, label: '' }], reading: dataset.reading, datasetId })
      const part = found?.parts[0]
      setFault(part?.fault ?? null)
      if (part === undefined || part.fault !== null) {
        setStage(null)
        return
      }
      let renames = surveyRenames(part)
      let read = await readAside(path, renames)
      const more = contentRenames(read?.check.drift ?? null)
      // Columns that hold the same under another name are matched too; the person sees all of it before anything runs.
      if (read !== null && more.length > 0) {
        renames = [...renames, ...more]
        read = await readAside(path, renames)
      }
      if (read !== null) setLooked({ path, survey: part, renames, ...read })
      setStage(null)
    },
    [dataset.reading, datasetId, readAside, survey.start],
  )

  const match = useCallback(
    async (renames: readonly Rename[]) => {
      if (looked === null) return
      const read = await readAside(looked.path, renames)
      if (read !== null) setLooked({ ...looked, renames, ...read })
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
    setFault(null)
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
    fault,
    look,
    match,
    run: startRun,
    accept,
    discard,
    stop,
  }
}
