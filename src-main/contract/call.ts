// How one call of the contract is declared: its input, its output, and whether it writes.
// Knows nothing of transports, handlers or any particular call.
import { z } from 'zod'
import { PROGRESS_STAGES } from './progress-stages.ts'

/** `read`: no visible state changes · `write`: one short transaction · `job`: long, reports progress, can be cancelled. */
export type CallKind = 'read' | 'write' | 'job'

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: CallKind
  readonly input: I
  readonly output: O
}

export function call<I extends z.ZodType, O extends z.ZodType>(kind: CallKind, input: I, output: O): Call<I, O> {
  return { kind, input, output }
}

/** Progress of long work. `total` is null while unknown; `stage` has its words in text/zh-CN/stages. */
export const ProgressSchema = z.object({
  stage: z.enum(PROGRESS_STAGES),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['rows', 'bytes', 'steps', 'columns', 'files', 'numbers']),
  /** Rows so far, where the work is measured in bytes but goes through rows. */
  rows: z.number().optional(),
  /** Of a search for the least loss: the least so far, and what no answer goes below; null = not known yet. */
  search: z.object({ best: z.number().nullable(), bound: z.number().nullable() }).optional(),
})
export type Progress = z.infer<typeof ProgressSchema>

export const NothingSchema = z.object({})
export const DatasetRefSchema = z.object({ datasetId: z.string() })
