// What is said between a fuzz run and the process that reads its inputs.
// Types alone.
import type { Reading } from '../../src-main/contract/reading.ts'
import type { Ending } from './read-input.ts'

export type FuzzOrder = { do: 'made'; seed: number; index: number } | { do: 'file'; path: string; reading: Reading }

export interface FuzzReport {
  endings: Ending[]
  /** Of processor time, all threads. */
  cpuMs: number
  /** Of the reading process when it was done. */
  rssMB: number
}
