// What is said between whoever opens an older workbook, the process that watches over its reading, and the thread that reads.
// Types alone: everything here must survive being copied from process to process.
import type { WireError } from '../../contract/errors.ts'
import type { ReadLimits, RowBatch, SheetHead } from '../table-source.ts'
import type { LegacyFormat } from './legacy-formats.ts'

export interface LegacyFile {
  path: string
  format: LegacyFormat
  limits: ReadLimits
  encoding: string | undefined
  /** Only so many rows of every sheet; absent = all. */
  firstRows?: number
}

export interface LegacySheet {
  name: string
  hidden: boolean
  head: SheetHead
  rows: number
}

/** What one question may cost. Time is processor time: a busy machine is no fault of the file. */
export interface LegacyBudget {
  heapMiB: number
  /** The whole process: heap, buffers and the runtime itself. */
  processMiB: number
  cpuSeconds: number
}

/** `open` comes first, once. */
export type LegacyQuestion =
  | { ask: 'open'; file: LegacyFile; budget: LegacyBudget }
  | { ask: 'batch'; sheet: string; from: number; to: number }

export type LegacyFault = 'memory' | 'tooSlow' | 'unreadable'

export type LegacyAnswer =
  | { is: 'sheets'; sheets: LegacySheet[] }
  | { is: 'batch'; batch: RowBatch }
  | { is: 'error'; error: WireError }
  /** The watch stopped the reading, or it died. */
  | { is: 'fault'; fault: LegacyFault }
