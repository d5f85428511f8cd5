// The check of the result for values that identify people: made by itself as soon as there is a result that has none.
// Asks the engine; judges nothing.
import { useCallback, useEffect, useRef } from 'react'
import type { ScanReport } from '../../../src-main/contract/profile.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'

/** Findings handed to the window. */
const LISTED = 500

export interface LeftoverScan {
  readonly report: ScanReport | null
  /** Values found, lookalikes among them; null = not looked yet. */
  readonly found: number | null
  readonly running: boolean
  readonly error: Error | null
  start(): void
  cancel(): void
}

export function useLeftoverScan(datasetId: string, result: RunReport | null): LeftoverScan {
  const { start: startJob, running, error, cancel } = useJob('scan.run')
  // Kept by the engine with the very result it looked at: leaving the page loses nothing.
  const kept = useEngineQuery('scan.get', { datasetId, view: 'result' })
  const begun = useRef('')
  const start = useCallback(() => {
    void startJob({ datasetId, view: 'result', limit: LISTED })
  }, [startJob, datasetId])
  const digest = result?.digest ?? ''
  const missing = kept.isSuccess && kept.data === null
  useEffect(() => {
    // Once for each result: what a person stopped is not begun again behind his back.
    if (digest === '' || !missing || begun.current === digest) return
    begun.current = digest
    start()
  }, [digest, missing, start])
  const report = kept.data?.report ?? null
  const found = report === null ? null : Object.values(report.byKind).reduce((sum, count) => sum + count, 0)
  return { report, found, running, error, start, cancel }
}
