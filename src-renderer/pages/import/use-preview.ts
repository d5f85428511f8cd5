// The first rows of a file under the present choices: at a glance first, then with all that stands behind the rows.
// Keeps the last answer on the screen while the next one is under way; reads nothing itself.
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { Reading } from '../../../src-main/contract/reading.ts'
import { useEngineQuery } from '../../engine/queries.ts'

const PREVIEW_ROWS = 300

export interface Preview {
  data: FilePreview | undefined
  error: OpenprepError | null
  /** Shows an earlier choice. */
  stale: boolean
  refetch(): void
}

/** A large workbook says only at its end which cells are merged: nobody waits for that to see the first screen. */
export function usePreview(file: { path: string; password?: string }, reading: Reading): Preview {
  const input = { ...file, reading, limit: PREVIEW_ROWS }
  const glance = useEngineQuery('files.preview', { ...input, glance: true }, { keepPrevious: true })
  const incomplete = !glance.isPlaceholderData && glance.data?.complete === false
  const whole = useEngineQuery('files.preview', incomplete ? input : null)
  return {
    data: (incomplete ? whole.data : undefined) ?? glance.data,
    error: glance.error ?? whole.error,
    stale: glance.isPlaceholderData,
    refetch: () => void (glance.error === null ? whole : glance).refetch(),
  }
}
